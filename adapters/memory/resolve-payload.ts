import type { FileRef, Refs } from "../../src/adapter/contract.js";

/** Puts remote ids and file hashes where the plan has placeholders; collects the files on the way. */
export function resolvePayload(payload: unknown, refs: Refs, files: FileRef[] = []): unknown {
	if (Array.isArray(payload)) return payload.map((item) => resolvePayload(item, refs, files));
	if (payload === null || typeof payload !== "object") return payload;
	if ("$ref" in payload && typeof payload.$ref === "string") return refs.get(payload.$ref).id;
	if ("$file" in payload && "sha256" in payload) {
		files.push(payload as FileRef);
		return `sha256:${payload.sha256}`;
	}
	return Object.fromEntries(Object.entries(payload).map(([key, item]) => [key, resolvePayload(item, refs, files)]));
}
