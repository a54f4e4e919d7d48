import { AppError, text } from "../model/index.js";

/** Encrypts for its readers, and decrypts for whoever holds an identity. Without encryption both change nothing. */
export interface Sealing {
	encrypted: boolean;
	/** False where only recipients are known: such a machine can write and not read. */
	canOpen: boolean;
	seal(bytes: Uint8Array): Promise<Uint8Array>;
	/** Throws AppError `credentials-refused` for another's identity, `archive-damaged` for changed bytes. */
	open(bytes: Uint8Array): Promise<Uint8Array>;
}

export const plainSealing: Sealing = {
	encrypted: false,
	canOpen: true,
	seal: async (bytes) => bytes,
	open: async (bytes) => bytes,
};

export function damagedObject(key: string, remote: string, cause?: unknown): AppError {
	return new AppError("archive-damaged", {
		what: text(`${key} in ${remote} is damaged or missing`, `${remote} 中的 ${key} 已损坏或丢失`),
		why: text("Its bytes are not what was stored", "其内容与存入时不一致"),
		hint: text(
			"See what is affected with `uncrisp archive check --read`; another snapshot may be whole: `uncrisp archive snapshots`",
			"用 `uncrisp archive check --read` 查看影响范围；其他快照可能完好：`uncrisp archive snapshots`",
		),
		cause,
	});
}
