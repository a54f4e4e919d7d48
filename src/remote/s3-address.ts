import { AppError, text } from "../model/index.js";
import type { RemoteLocation } from "./remote-options.js";

/** How the objects of one place are addressed. */
export interface S3Address {
	/** `s3://bucket/prefix`, normalised. */
	name: string;
	bucket: string;
	region: string;
	/** The same place has the same id, however it was typed. */
	id: string;
	/** The prefix with a slash at its end, or nothing. */
	prefix: string;
	urlOf(key: string): string;
	/** For listing. */
	bucketUrl: string;
}

/** Throws AppError `config-invalid` when it is no usable place. */
export function s3Address(location: RemoteLocation): S3Address {
	const [, bucket = "", rest = ""] = /^s3:\/\/([^/?#]+)(?:\/([^?#]*))?$/.exec(location.url) ?? [];
	if (!/^[a-z0-9A-Z][a-zA-Z0-9._-]{1,62}$/.test(bucket)) throw notARemote(location.url);
	const segments = rest.split("/").filter((segment) => segment !== "");
	// Anything else would be encoded one way by us and another way by one of the stores.
	if (segments.some((segment) => !/^[A-Za-z0-9._=@-]+$/.test(segment) || /^\.+$/.test(segment)))
		throw notARemote(location.url);
	const region = location.region ?? "us-east-1";
	const endpoint = endpointOf(location.endpoint ?? `https://s3.${region}.amazonaws.com`);
	const inPath = isInPath(location.style ?? "auto", endpoint, bucket);
	const base = inPath ? `${endpoint.origin}/${bucket}` : `${endpoint.protocol}//${bucket}.${endpoint.host}`;
	const prefix = segments.map((segment) => `${segment}/`).join("");
	return {
		name: `s3://${[bucket, ...segments].join("/")}`,
		bucket,
		region,
		id: `${endpoint.host}/${bucket}/${prefix}`,
		prefix,
		urlOf: (key) => `${base}/${prefix}${key}`,
		bucketUrl: inPath ? base : `${base}/`,
	};
}

/** A host of its own for each bucket needs names in DNS and a certificate that covers them. */
function isInPath(style: "auto" | "path" | "host", endpoint: URL, bucket: string): boolean {
	if (style !== "auto") return style === "path";
	const { hostname } = endpoint;
	// URL writes every IPv4 address as four numbers and puts IPv6 into brackets.
	const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith("[");
	return isAddress || !hostname.includes(".") || endpoint.port !== "" || bucket.includes(".");
}

function endpointOf(value: string): URL {
	try {
		const url = new URL(/^https?:\/\//i.test(value) ? value : `https://${value}`);
		if (url.pathname === "/" && url.search === "" && url.username === "" && url.hash === "") return url;
	} catch {
		// Told below.
	}
	throw new AppError("config-invalid", {
		what: text("The endpoint of the remote is not a usable address", "远端的 endpoint 地址无法使用"),
		hint: text("Write it as https://host, without bucket and path", "请写成 https://主机，不含存储桶和路径"),
	});
}

function notARemote(url: string): AppError {
	return new AppError("config-invalid", {
		what: text(`"${url}" is not a remote`, `“${url}”不是可用的远端地址`),
		why: text("A prefix may hold letters, digits and . _ = @ -", "前缀只能包含字母、数字以及 . _ = @ -"),
		hint: text("Write it as s3://bucket/prefix", "请写成 s3://存储桶/前缀"),
	});
}
