import { modelVersion } from "../model/index.js";
import type { Archive } from "./archive.js";

/** The version of the model its entities were made with. Archives from before it was noted were made with the first. */
export function archivedModelVersion(archive: Pick<Archive, "fact">): string {
	return archive.fact<string>(modelVersionKey) ?? "1.0";
}

/** Whether its entities were made by an older map, and `uncrisp archive remap` would make better ones. */
export function needsRemap(archive: Pick<Archive, "fact">): boolean {
	return isOlder(archivedModelVersion(archive), modelVersion);
}

export const modelVersionKey = "archive.model";

/** `major.minor`, compared as numbers. */
export function isOlder(one: string, other: string): boolean {
	const [major = 0, minor = 0] = one.split(".").map(Number);
	const [otherMajor = 0, otherMinor = 0] = other.split(".").map(Number);
	return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
