/**
 * Where copies of an archive are kept, as little as is needed: objects by key, each written whole or not at all. Objects are
 * small (pieces of a few MiB), so they travel as bytes. Every call may be repeated; deleting what is gone is no error.
 */
export interface ObjectStore {
	/** For people: `s3://bucket/prefix`. */
	readonly name: string;
	/** Undefined when there is none. */
	get(key: string): Promise<Uint8Array | undefined>;
	put(key: string, bytes: Uint8Array): Promise<void>;
	/** In no particular order; a prefix ends with `/`. */
	list(prefix: string): AsyncIterable<StoredObject>;
	delete(key: string): Promise<void>;
}

export interface StoredObject {
	/** Relative to the place of the store. */
	key: string;
	sizeBytes: number;
	/** By the clock of the store. */
	modifiedAtMs: number;
}
