import { AppError, text } from "../model/index.js";
import type { Sealing } from "./sealing.js";

// age, https://age-encryption.org/v1: whoever has the identity can also read every object with the `age` command.
// The library is loaded when something is to be encrypted or read, not before.

/** Throws AppError `config-invalid` for a recipient or identity that is none. */
export async function ageSealing(keys: {
	recipients: readonly string[];
	identities: readonly string[];
}): Promise<Sealing> {
	const { Decrypter, Encrypter } = await import("age-encryption");
	const encrypter = new Encrypter();
	const decrypter = new Decrypter();
	for (const recipient of keys.recipients) accept(() => encrypter.addRecipient(recipient), notARecipient(recipient));
	for (const identity of keys.identities) accept(() => decrypter.addIdentity(identity), notAnIdentity());
	return {
		encrypted: true,
		canOpen: keys.identities.length > 0,
		seal: (bytes) => encrypter.encrypt(bytes),
		async open(bytes) {
			if (keys.identities.length === 0) throw identityNeeded();
			try {
				return await decrypter.decrypt(bytes);
			} catch (cause) {
				if (cause instanceof Error && cause.message.startsWith("no identity matched")) throw wrongIdentity();
				throw new AppError("archive-damaged", {
					what: text("An encrypted object is damaged", "加密对象已损坏"),
					why: text("Its bytes are not what was stored", "其内容与存入时不一致"),
					cause,
				});
			}
		},
	};
}

/** A fresh identity, as text. */
export async function newIdentity(): Promise<string> {
	return (await import("age-encryption")).generateX25519Identity();
}

export async function recipientOf(identity: string): Promise<string> {
	return (await import("age-encryption")).identityToRecipient(identity);
}

export async function sealWithPassphrase(passphrase: string, content: string, work?: number): Promise<Uint8Array> {
	const { Encrypter } = await import("age-encryption");
	const encrypter = new Encrypter();
	encrypter.setPassphrase(passphrase);
	if (work !== undefined) encrypter.setScryptWorkFactor(work);
	return encrypter.encrypt(content);
}

/** Undefined when the passphrase is another. */
export async function openWithPassphrase(passphrase: string, bytes: Uint8Array): Promise<string | undefined> {
	const { Decrypter } = await import("age-encryption");
	const decrypter = new Decrypter();
	decrypter.addPassphrase(passphrase);
	try {
		return await decrypter.decrypt(bytes, "text");
	} catch {
		// age tells a wrong passphrase and a damaged file apart no more than this; the caller says both.
		return undefined;
	}
}

export function identityNeeded(): AppError {
	return new AppError("config-invalid", {
		what: text("Reading this remote needs the age identity or the passphrase", "读取此远端需要 age 身份密钥或口令"),
		why: text(
			"With recipients alone (`--encrypt-to`) snapshots can be written, not read",
			"仅有接收者（`--encrypt-to`）时只能写入快照，不能读取",
		),
		hint: text(
			"Set UNCRISP_AGE_IDENTITY or UNCRISP_PASSPHRASE, or name a file with `--identity-file FILE`",
			"请设置 UNCRISP_AGE_IDENTITY 或 UNCRISP_PASSPHRASE，或用 `--identity-file 文件` 指定",
		),
	});
}

export function wrongIdentity(): AppError {
	return new AppError("credentials-refused", {
		what: text("The age identity does not open this remote", "该 age 身份密钥无法打开此远端"),
		why: text("It was encrypted to other recipients", "其内容是为其他接收者加密的"),
		hint: text("Use the identity of one of the recipients it was pushed with", "请使用推送时所列接收者之一的身份密钥"),
	});
}

function accept(add: () => void, refused: AppError): void {
	try {
		add();
	} catch {
		// The library's message may quote the key.
		throw refused;
	}
}

function notARecipient(value: string): AppError {
	// Somebody may have pasted the wrong half of the pair.
	const shown = value.startsWith("age1") ? value : "…";
	return new AppError("config-invalid", {
		what: text(`"${shown}" is not an age recipient`, `“${shown}”不是 age 接收者`),
		hint: text("A recipient begins with age1: `age-keygen` prints it", "接收者以 age1 开头，由 `age-keygen` 输出"),
	});
}

function notAnIdentity(): AppError {
	return new AppError("config-invalid", {
		what: text("The age identity cannot be read", "无法识别该 age 身份密钥"),
		hint: text("An identity begins with AGE-SECRET-KEY-1", "身份密钥以 AGE-SECRET-KEY-1 开头"),
	});
}
