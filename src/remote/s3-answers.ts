import type { HttpResponse } from "../http/http-client.js";
import { AppError, type Localized, text } from "../model/index.js";
import type { StoredObject } from "./object-store.js";
import type { S3Address } from "./s3-address.js";

/** One page of a listing. The answers of S3 are few and flat, so this reads just their tags. */
export function readListing(xml: string): { objects: StoredObject[]; more: boolean } {
	const objects = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].map(([, entry = ""]) => ({
		key: tag(entry, "Key") ?? "",
		sizeBytes: Number(tag(entry, "Size")),
		modifiedAtMs: Date.parse(tag(entry, "LastModified") ?? ""),
	}));
	return { objects, more: tag(xml, "IsTruncated") === "true" };
}

/** The code S3 gives its refusals: `NoSuchBucket`, `AccessDenied`, ... */
export function errorCodeOf(response: HttpResponse): string {
	return tag(response.text(), "Code") ?? "";
}

/** Turns a refusal into what its reader can do about it. */
export function s3Error(response: HttpResponse, address: S3Address, action: string): AppError {
	const code = errorCodeOf(response);
	const said = `${action}: HTTP ${response.status}${code === "" ? "" : ` ${code}`}`;
	const why = text(said, said);
	const region = response.headers["x-amz-bucket-region"] ?? tag(response.text(), "Region");
	if (code === "NoSuchBucket") {
		return new AppError("config-invalid", {
			what: text(`There is no bucket ${address.bucket}`, `不存在存储桶 ${address.bucket}`),
			why,
			hint: text(
				"Make the bucket, or check UNCRISP_REMOTE and UNCRISP_REMOTE_ENDPOINT",
				"请先创建存储桶，或检查 UNCRISP_REMOTE 和 UNCRISP_REMOTE_ENDPOINT",
			),
		});
	}
	if (["InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken"].includes(code)) {
		return refused("credentials-refused", address, why, {
			hint: text(
				"Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the region",
				"请检查 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY 和区域设置",
			),
		});
	}
	if (code === "RequestTimeTooSkewed") {
		return refused("credentials-refused", address, why, {
			hint: text("The clock of this machine is wrong: set it", "本机时钟不准，请校准"),
		});
	}
	if (response.status === 301 || code === "AuthorizationHeaderMalformed") {
		return new AppError("config-invalid", {
			what: text(`${address.name} is in another region`, `${address.name} 位于其他区域`),
			why,
			hint: text(
				`Set UNCRISP_REMOTE_REGION${region === undefined ? "" : `=${region}`}`,
				`请设置 UNCRISP_REMOTE_REGION${region === undefined ? "" : `=${region}`}`,
			),
		});
	}
	if (response.status === 401 || response.status === 403) {
		return refused("rights-missing", address, why, {
			hint: text(
				"The key needs rights to list, read, write and delete below this prefix",
				"该密钥需要在此前缀下列出、读取、写入和删除对象的权限",
			),
		});
	}
	if (response.status >= 500) {
		return new AppError("remote-broken", {
			what: text(`${address.name} is in trouble`, `${address.name} 暂时出现故障`),
			why,
			hint: text("Run the same command again later", "请稍后再次运行同一命令"),
		});
	}
	return refused("remote-refused", address, why, {
		hint: text(
			"Check the endpoint, and `--remote-style path` or `host`",
			"请检查 endpoint，以及 `--remote-style path` 或 `host`",
		),
	});
}

function refused(
	code: "credentials-refused" | "rights-missing" | "remote-refused",
	address: S3Address,
	why: Localized,
	more: { hint: Localized },
): AppError {
	return new AppError(code, { what: text(`${address.name} refused us`, `${address.name} 拒绝了请求`), why, ...more });
}

function tag(xml: string, name: string): string | undefined {
	const value = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
	return value?.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, named) => {
		if (named !== undefined) return entities[named.toLowerCase()] ?? "";
		return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
	});
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
