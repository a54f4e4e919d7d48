import { randomBytes } from "node:crypto";

// What stands where below the prefix of a remote. Nothing else there is ever read, written or deleted.
//
//   uncrisp.json                          what this is: format version, encrypted or not; never changes
//   keys/passphrase-<id>.age              an age identity, encrypted with the passphrase
//   database/<2>/<name>                   pieces of archive.sqlite: gzip, then age where encrypted
//   files/<2>/<name>                      attachments, or pieces of large ones: as they are, or age
//   snapshots/<time>-<id>.json.gz         one state of the archive: written last, makes everything above it count
//   locks/<kind>-<id>.json                who is at work now
//
// Names come from content alone, so the same piece stands there once, whoever brought it. Plain names are SHA-256; encrypted
// ones are keyed, so that a reader of the bucket cannot test whether a certain file is in it.

export const markerKey = "uncrisp.json";
export const formatVersion = 1;

export const folders = {
	keys: "keys/",
	database: "database/",
	files: "files/",
	snapshots: "snapshots/",
	locks: "locks/",
} as const;

/** Small enough that a night's changes touch few, a multiple of every page size SQLite has. Part of the format. */
export const databasePieceBytes = 1024 * 1024;
/** Attachments above it are cut. Part of the format. */
export const filePieceBytes = 4 * 1024 * 1024;

export function databaseKey(name: string): string {
	return `${folders.database}${name.slice(0, 2)}/${name}`;
}

export function fileKey(name: string): string {
	return `${folders.files}${name.slice(0, 2)}/${name}`;
}

export function snapshotKey(id: string): string {
	return `${folders.snapshots}${id}.json.gz`;
}

/** `20261124T030000123Z-1a2b3c4d`: sorts by time. */
export function snapshotIdOf(key: string): string | undefined {
	return /^snapshots\/(\d{8}T\d{9}Z-[0-9a-f]{8})\.json\.gz$/.exec(key)?.[1];
}

export function snapshotTimeMs(id: string): number {
	const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(id) ?? [];
	const [, year, month, day, hour, minute, second, ms] = parts.map(Number);
	return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, ms);
}

const skewMs = 60_000;

/**
 * A new one, later than the newest that is there even when the clocks of two machines differ a little. A clock that is far off is not
 * followed: it would put all later nights on one day.
 */
export function newSnapshotId(nowMs: number, newest: string | undefined): string {
	const newestMs = newest === undefined ? 0 : snapshotTimeMs(newest);
	const timeMs = newestMs >= nowMs && newestMs - nowMs < skewMs ? newestMs + 1 : nowMs;
	return `${new Date(timeMs).toISOString().replace(/[:.-]/g, "")}-${shortId()}`;
}

export function passphraseKey(): string {
	return `${folders.keys}passphrase-${shortId()}.age`;
}

export function isPassphraseKey(key: string): boolean {
	return /^keys\/passphrase-[0-9a-f]{8}\.age$/.test(key);
}

export function lockKey(kind: "push" | "forget"): string {
	return `${folders.locks}${kind}-${shortId()}.json`;
}

export function lockKindOf(key: string): "push" | "forget" | undefined {
	const kind = /^locks\/(push|forget)-[0-9a-f]{8}\.json$/.exec(key)?.[1];
	return kind === "push" || kind === "forget" ? kind : undefined;
}

export function isPieceKey(key: string): boolean {
	return /^(?:database|files)\/[0-9a-f]{2}\/[0-9a-f]{64}(?:-\d+)?$/.test(key);
}

function shortId(): string {
	return randomBytes(4).toString("hex");
}
