import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { AppError } from "../model/app-error.js";
import type { RemoteLocation, RemoteOptions } from "../remote/remote-options.js";
import type { Session } from "./session.js";
import { both } from "./words.js";

/** Whether copies are to be kept elsewhere. */
export function hasRemote(session: Session): boolean {
	return session.settings.text("remote.url") !== undefined;
}

/** The remote from the settings; says all that is missing at once. */
export async function remoteAccess(session: Session): Promise<RemoteOptions> {
	const { settings } = session;
	const url = settings.text("remote.url");
	const accessKeyId = settings.text("aws.accessKeyId");
	const secretAccessKey = settings.text("aws.secretAccessKey");
	if (url === undefined || accessKeyId === undefined || secretAccessKey === undefined) {
		const missing = ["remote.url", "aws.accessKeyId", "aws.secretAccessKey"]
			.filter((key) => settings.text(key) === undefined)
			.map((key) => settings.get(key).description.env)
			.join(", ");
		throw new AppError("config-invalid", {
			what: both(`Settings for the remote are missing: ${missing}`, `缺少远端的设置：${missing}`),
			hint: both(
				"Set them in the environment or in .env; the place also with `--remote s3://bucket/prefix`",
				"请在环境变量或 .env 中设置；位置也可用 `--remote s3://存储桶/前缀` 指定",
			),
		});
	}
	const sessionToken = settings.text("aws.sessionToken");
	const passphrase = settings.text("remote.passphrase");
	const identities = await identitiesOf(session);
	return {
		location: locationOf(session, url),
		credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
		encryption: {
			recipients: settings.list("remote.encryptTo"),
			identities,
			...(passphrase !== undefined && { passphrase }),
		},
		http: await session.http(),
		run: session.run,
		tool: `uncrisp ${session.version}`,
	};
}

function locationOf({ settings }: Session, url: string): RemoteLocation {
	const endpoint = settings.text("remote.endpoint");
	const region = settings.text("remote.region") ?? settings.text("aws.region");
	const style = settings.text("remote.style");
	return {
		url,
		...(endpoint !== undefined && { endpoint }),
		...(region !== undefined && { region }),
		...((style === "path" || style === "host") && { style }),
	};
}

/** Identities as `age-keygen` writes them: one a line, comments between. */
async function identitiesOf({ settings, cwd }: Session): Promise<string[]> {
	const texts = [settings.text("remote.identity") ?? ""];
	const file = settings.text("remote.identityFile");
	if (file !== undefined) texts.push(await readIdentityFile(resolve(cwd, file)));
	return texts
		.flatMap((each) => each.split(/\r?\n|\\n/))
		.map((line) => line.trim())
		.filter((line) => line !== "" && !line.startsWith("#"));
}

async function readIdentityFile(path: string): Promise<string> {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		throw new AppError("file", {
			what: both(`Cannot read ${path}`, `无法读取 ${path}`),
			hint: both("Check the path and the rights of the file", "请检查路径和文件权限"),
			cause,
		});
	}
}
