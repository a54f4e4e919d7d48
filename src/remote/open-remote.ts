import { z } from "zod";
import { AppError, text } from "../model/index.js";
import {
	ageSealing,
	identityNeeded,
	newIdentity,
	openWithPassphrase,
	recipientOf,
	sealWithPassphrase,
} from "./age-sealing.js";
import { folders, formatVersion, isPassphraseKey, markerKey, passphraseKey, snapshotIdOf } from "./layout.js";
import type { ObjectStore } from "./object-store.js";
import type { RemoteEncryption, RemoteOptions } from "./remote-options.js";
import { s3Address } from "./s3-address.js";
import { s3Store } from "./s3-store.js";
import { plainSealing, type Sealing } from "./sealing.js";
import { newerRemote } from "./snapshot.js";

/**
 * A place that holds snapshots of an archive. Opening decides whether it is ours, of a format we know, and whether what the caller
 * knows (recipients, identities, passphrase) fits it. It changes nothing there, except that `write` makes a new one.
 */
export interface Remote {
	store: ObjectStore;
	/** The same place has the same id, however it was typed. */
	id: string;
	sealing: Sealing;
	/** What opened it, a passphrase already turned into the identity behind it. */
	encryption: RemoteEncryption;
	/** Ids of all snapshots, oldest first. */
	snapshots(): Promise<string[]>;
	close(): Promise<void>;
}

/** `read` fails where no snapshot can be; `write` prepares a new place and insists on the encryption the place has. */
export async function openRemote(options: RemoteOptions, mode: "read" | "write"): Promise<Remote> {
	const address = s3Address(options.location);
	for (const identity of options.encryption.identities) options.http.secret(identity);
	if (options.encryption.passphrase !== undefined) options.http.secret(options.encryption.passphrase);
	const store = s3Store(address, options);
	try {
		const marker = await readMarker(store);
		if (marker === undefined && mode === "read") throw nothingThere(store);
		const encrypted = marker?.encrypted ?? wantsEncryption(options.encryption);
		const keys = encrypted ? await keysFor(store, options, mode) : options.encryption;
		const sealing = encrypted ? await ageSealing(keys) : plainSealing;
		if (mode === "write") {
			if (encrypted !== wantsEncryption(options.encryption)) throw otherEncryption(store, encrypted);
			if (marker === undefined) await writeMarker(store, encrypted);
		}
		return {
			store,
			id: address.id,
			sealing,
			encryption: keys,
			snapshots: () => snapshotIds(store),
			close: () => store.close(),
		};
	} catch (error) {
		await store.close();
		throw error;
	}
}

/**
 * Makes sure that a later push can work, and does the costly work of a passphrase once: the options come back with its identity
 * in the passphrase's place.
 */
export async function prepareRemote(options: RemoteOptions): Promise<RemoteOptions> {
	const remote = await openRemote(options, "write");
	await remote.close();
	return { ...options, encryption: remote.encryption };
}

const Marker = z.object({ uncrisp: z.literal("remote"), version: z.number(), encrypted: z.boolean() });

async function readMarker(store: ObjectStore): Promise<z.infer<typeof Marker> | undefined> {
	const bytes = await store.get(markerKey);
	if (bytes === undefined) return undefined;
	let json: unknown;
	try {
		json = JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		// Not ours, as told below.
	}
	const version = z.object({ uncrisp: z.literal("remote"), version: z.number() }).safeParse(json).data?.version;
	if (version !== undefined && version > formatVersion) throw newerRemote(store, version);
	const parsed = Marker.safeParse(json);
	if (parsed.success) return parsed.data;
	throw new AppError("archive-foreign", {
		what: text(`${store.name} belongs to something else`, `${store.name} 已被其他内容占用`),
		why: text(`Its ${markerKey} was not written by uncrisp`, `其中的 ${markerKey} 不是由 uncrisp 写入的`),
		hint: text("Use a prefix of its own: s3://bucket/uncrisp", "请使用单独的前缀：s3://存储桶/uncrisp"),
	});
}

async function writeMarker(store: ObjectStore, encrypted: boolean): Promise<void> {
	const marker: z.infer<typeof Marker> = { uncrisp: "remote", version: formatVersion, encrypted };
	await store.put(markerKey, Buffer.from(`${JSON.stringify(marker)}\n`));
}

async function snapshotIds(store: ObjectStore): Promise<string[]> {
	const ids: string[] = [];
	for await (const { key } of store.list(folders.snapshots)) {
		const id = snapshotIdOf(key);
		if (id !== undefined) ids.push(id);
	}
	return ids.sort();
}

function wantsEncryption({ recipients, passphrase }: RemoteEncryption): boolean {
	return recipients.length > 0 || passphrase !== undefined;
}

async function keysFor(store: ObjectStore, options: RemoteOptions, mode: "read" | "write"): Promise<RemoteEncryption> {
	const { recipients, identities, passphrase } = options.encryption;
	// Wrong keys are told before the costly work of a passphrase, and before anything is written.
	await ageSealing({ recipients, identities });
	if (passphrase === undefined) return { recipients, identities };
	const identity = await passphraseIdentity(store, options, passphrase, mode);
	if (identity === undefined) {
		if (identities.length > 0) return { recipients, identities };
		throw identityNeeded();
	}
	options.http.secret(identity);
	return { recipients: [...recipients, await recipientOf(identity)], identities: [...identities, identity] };
}

/** The identity behind a passphrase. A passphrase that opens none of those there is a wrong one, never a further one. */
async function passphraseIdentity(
	store: ObjectStore,
	{ encryption }: RemoteOptions,
	passphrase: string,
	mode: "read" | "write",
): Promise<string | undefined> {
	let there = false;
	for await (const { key } of store.list(folders.keys)) {
		const bytes = isPassphraseKey(key) ? await store.get(key) : undefined;
		if (bytes === undefined) continue;
		there = true;
		const identity = await openWithPassphrase(passphrase, bytes);
		if (identity !== undefined) return identity.trim();
	}
	if (there) throw wrongPassphrase(store);
	if (mode === "read") return undefined;
	const identity = await newIdentity();
	const sealed = await sealWithPassphrase(passphrase, `${identity}\n`, encryption.passphraseWork);
	await store.put(passphraseKey(), sealed);
	return identity;
}

export function nothingThere(store: ObjectStore): AppError {
	return new AppError("archive-missing", {
		what: text(`There is no snapshot in ${store.name}`, `${store.name} 中没有快照`),
		hint: text(
			"Make one with `uncrisp archive push`, or check bucket and prefix",
			"请先运行 `uncrisp archive push`，或检查存储桶和前缀",
		),
	});
}

function wrongPassphrase(store: ObjectStore): AppError {
	return new AppError("credentials-refused", {
		what: text(`The passphrase does not open ${store.name}`, `口令无法打开 ${store.name}`),
		why: text("No key there was made with it", "其中没有用该口令保护的密钥"),
		hint: text("Check UNCRISP_PASSPHRASE", "请检查 UNCRISP_PASSPHRASE"),
	});
}

function otherEncryption(store: ObjectStore, encrypted: boolean): AppError {
	return encrypted
		? new AppError("config-invalid", {
				what: text(`${store.name} is encrypted, this push would not be`, `${store.name} 已加密，而本次推送未加密`),
				hint: text(
					"Add `--encrypt-to age1...` or UNCRISP_PASSPHRASE",
					"请加上 `--encrypt-to age1...` 或设置 UNCRISP_PASSPHRASE",
				),
			})
		: new AppError("config-invalid", {
				what: text(`${store.name} is not encrypted`, `${store.name} 未加密`),
				why: text("What is there already would stay readable", "已有内容仍可被读取"),
				hint: text(
					"Use a new prefix for an encrypted copy: s3://bucket/new-prefix",
					"请为加密副本使用新的前缀：s3://存储桶/新前缀",
				),
			});
}
