import type { HttpFactory } from "../http/http-client.js";
import type { RunContext } from "../model/index.js";

/** An S3-compatible place, as the user says it. */
export interface RemoteLocation {
	/** `s3://bucket/prefix`. */
	url: string;
	/** `https://s3.example`; default: AWS, by region. */
	endpoint?: string;
	/** Default `us-east-1`. */
	region?: string;
	/** Where the bucket's name stands in addresses: in the path or in the host. Default `auto`: the path for bare hosts and addresses. */
	style?: "auto" | "path" | "host";
}

export interface RemoteCredentials {
	accessKeyId: string;
	secretAccessKey: string;
	sessionToken?: string;
}

/** Who can read what is written: whoever owns an identity, or knows the passphrase. All empty: everybody who can read the bucket. */
export interface RemoteEncryption {
	/** `age1...`: to these everything is encrypted. */
	recipients: readonly string[];
	/** Opens a key of its own, kept encrypted in the remote; everything is encrypted to that key too. */
	passphrase?: string;
	/** `AGE-SECRET-KEY-1...`: needed to read, never to write. */
	identities: readonly string[];
	/** Work factor (log2) of a new passphrase key. Default 18; tests use less. */
	passphraseWork?: number;
}

export interface RemoteOptions {
	location: RemoteLocation;
	credentials: RemoteCredentials;
	encryption: RemoteEncryption;
	http: HttpFactory;
	run: RunContext;
	/** `uncrisp 1.2.3`, written into snapshots. */
	tool: string;
}
