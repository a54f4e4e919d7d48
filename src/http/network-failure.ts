/** What went wrong on the way to an answer, in the few kinds that need different handling. */
export interface NetworkFailure {
	/** `before`: the request surely never left; `maybe`: it may have arrived; `never`: trying again is no use. */
	sent: "before" | "maybe";
	retry: boolean;
	kind: "connect" | "tls" | "proxy" | "timeout" | "cut" | "malformed" | "other";
	/** For logs: codes, no addresses beyond the host, no secrets. */
	reason: string;
}

const connectCodes = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"EADDRNOTAVAIL",
	"UND_ERR_CONNECT_TIMEOUT",
]);

export function networkFailure(error: unknown): NetworkFailure {
	const { code, message, syscall } = factsOf(error);
	const reason = code || message || "unknown";
	if (/^Proxy response \(\d+\)/.test(message) || /Proxy Authentication Required/.test(message)) {
		return { sent: "before", retry: false, kind: "proxy", reason: message };
	}
	if (code.startsWith("UND_ERR_SOCKS5")) return { sent: "before", retry: false, kind: "proxy", reason };
	if (connectCodes.has(code) || syscall === "connect") return { sent: "before", retry: true, kind: "connect", reason };
	// Certificates do not heal by trying again.
	if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|UND_ERR_PRX_TLS)/.test(code)) {
		return { sent: "before", retry: false, kind: "tls", reason };
	}
	if (/before secure TLS connection/.test(message)) return { sent: "before", retry: true, kind: "tls", reason };
	if (code.endsWith("_TIMEOUT") || code === "ETIMEDOUT" || code === "TIMEOUT") {
		return { sent: "maybe", retry: true, kind: "timeout", reason };
	}
	if (code.startsWith("HPE_") || code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") {
		return { sent: "maybe", retry: true, kind: "malformed", reason };
	}
	if (code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET" || code === "UND_ERR_ABORTED") {
		return { sent: "maybe", retry: true, kind: "cut", reason };
	}
	if (code === "UND_ERR_INVALID_ARG") return { sent: "before", retry: false, kind: "other", reason: message };
	return { sent: "maybe", retry: true, kind: "other", reason };
}

function factsOf(error: unknown): { code: string; message: string; syscall: string } {
	if (!(error instanceof Error)) return { code: "", message: String(error), syscall: "" };
	const code = "code" in error && typeof error.code === "string" ? error.code : "";
	const syscall = "syscall" in error && typeof error.syscall === "string" ? error.syscall : "";
	// undici and Happy Eyeballs wrap: the inner error knows more.
	if (!code && error.cause !== undefined) return factsOf(error.cause);
	if (!code && error instanceof AggregateError && error.errors.length > 0) return factsOf(error.errors[0]);
	return { code, message: error.message, syscall };
}
