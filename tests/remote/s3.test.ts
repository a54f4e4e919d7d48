import { describe, expect, it } from "vitest";
import { isAppError } from "../../src/model/index.js";
import { s3Address } from "../../src/remote/s3-address.js";
import { readListing } from "../../src/remote/s3-answers.js";
import { s3Signature } from "../../src/remote/s3-signature.js";

/** The worked examples of AWS's page "Authenticating Requests: Using the Authorization Header". */
const example = {
	credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" },
	region: "us-east-1",
	nowMs: Date.UTC(2013, 4, 24),
};

describe("a signature", () => {
	it("of a listing is the one of the worked example", async () => {
		const headers = await s3Signature(
			{ method: "GET", url: "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J" },
			example,
		);
		expect(headers).toEqual({
			"x-amz-date": "20130524T000000Z",
			"x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
			authorization:
				"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, " +
				"SignedHeaders=host;x-amz-content-sha256;x-amz-date, " +
				"Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
		});
	});

	it("covers the body and a session token", async () => {
		const request = { method: "PUT", url: "https://examplebucket.s3.amazonaws.com/x" } as const;
		const one = await s3Signature({ ...request, body: Buffer.from("a") }, example);
		const other = await s3Signature({ ...request, body: Buffer.from("b") }, example);
		expect(one.authorization).not.toBe(other.authorization);
		const credentials = { ...example.credentials, sessionToken: "session-token" };
		const temporary = await s3Signature(request, { ...example, credentials });
		expect(temporary["x-amz-security-token"]).toBe("session-token");
		expect(temporary.authorization).toContain("x-amz-security-token");
	});
});

describe("an address", () => {
	const url = (location: Parameters<typeof s3Address>[0]) => s3Address(location).urlOf("k");

	it.each([
		[{ url: "s3://team/crisp" }, "https://team.s3.us-east-1.amazonaws.com/crisp/k"],
		[{ url: "s3://team/a//b/", region: "eu-west-1" }, "https://team.s3.eu-west-1.amazonaws.com/a/b/k"],
		[{ url: "s3://team.example/x" }, "https://s3.us-east-1.amazonaws.com/team.example/x/k"],
		[{ url: "s3://team", endpoint: "http://127.0.0.1:9000" }, "http://127.0.0.1:9000/team/k"],
		[{ url: "s3://team", endpoint: "http://minio:9000/" }, "http://minio:9000/team/k"],
		[{ url: "s3://team", endpoint: "store.example" }, "https://team.store.example/k"],
		[{ url: "s3://team", endpoint: "https://store.example", style: "path" as const }, "https://store.example/team/k"],
	])("of %o is %s", (location, expected) => {
		expect(url(location)).toBe(expected);
	});

	it("is the same place however it is typed", () => {
		expect(s3Address({ url: "s3://team/a/" }).id).toBe(s3Address({ url: "s3://team//a", region: "us-east-1" }).id);
	});

	it.each(["team/x", "s3:///x", "s3://team/../x", "s3://team/a b", "s3://team/a?b", "s3://te am/x"])(
		"cannot be %s",
		(typed) => {
			const error = thrown(() => s3Address({ url: typed }));
			expect(isAppError(error) && error.code).toBe("config-invalid");
		},
	);

	it.each(["ftp://store.example", "https://store.example/bucket", "https://user:secret@store.example", "https://"])(
		"has no endpoint %s, which is not repeated",
		(endpoint) => {
			const error = thrown(() => s3Address({ url: "s3://team", endpoint }));
			expect(isAppError(error) && error.code).toBe("config-invalid");
			expect(JSON.stringify(error)).not.toContain("secret");
		},
	);
});

describe("a listing", () => {
	it("is read with names as they were", () => {
		const xml =
			"<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>a&amp;b/&#x4f60;&#22909;</Key>" +
			"<LastModified>2026-11-24T03:00:00.000Z</LastModified><Size>5</Size></Contents></ListBucketResult>";
		expect(readListing(xml)).toEqual({
			objects: [{ key: "a&b/你好", sizeBytes: 5, modifiedAtMs: Date.UTC(2026, 10, 24, 3) }],
			more: true,
		});
		expect(readListing("<ListBucketResult/>")).toEqual({ objects: [], more: false });
	});
});

function thrown(work: () => unknown): unknown {
	try {
		return work();
	} catch (error) {
		return error;
	}
}
