import { createHash } from "node:crypto";
import type { HttpRequest } from "../http/http-client.js";
import type { RemoteCredentials } from "./remote-options.js";

/** Headers that prove a request to S3 (signature version 4): over its method, address, time and the hash of its body. */
export async function s3Signature(
	request: Pick<HttpRequest, "method" | "url" | "body">,
	by: { credentials: RemoteCredentials; region: string; nowMs: number },
): Promise<Record<string, string>> {
	const { AwsV4Signer } = await import("aws4fetch");
	const body = request.body instanceof Uint8Array || typeof request.body === "string" ? request.body : "";
	const signer = new AwsV4Signer({
		method: request.method,
		url: request.url,
		headers: { "x-amz-content-sha256": createHash("sha256").update(body).digest("hex") },
		service: "s3",
		region: by.region,
		datetime: new Date(by.nowMs).toISOString().replace(/[:-]|\.\d{3}/g, ""),
		...by.credentials,
	});
	const { headers } = await signer.sign();
	return Object.fromEntries(headers);
}
