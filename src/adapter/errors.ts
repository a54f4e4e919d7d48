import { AppError, type Localized, text } from "../model/index.js";

/** Thrown by `perform` and `update` when the effect may or may not have happened (time-out, cut answer, 5xx after sending). */
export class InDoubtError extends Error {
	override readonly name = "InDoubtError";

	/** By name: an adapter may bring a copy of uncrisp of its own. */
	static override [Symbol.hasInstance](value: unknown): boolean {
		return value instanceof Error && value.name === "InDoubtError";
	}
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
	}
}

/** Thrown by `locate` when the vendor offers no way to know: the operation goes to a person. */
export class CannotLocateError extends Error {
	override readonly name = "CannotLocateError";

	/** By name: an adapter may bring a copy of uncrisp of its own. */
	static override [Symbol.hasInstance](value: unknown): boolean {
		return value instanceof Error && value.name === "CannotLocateError";
	}
	readonly look: Localized;
	constructor(look: Localized) {
		super(look.en);
		this.look = look;
	}
}

/** The target refused the credentials: stops the import. */
export function credentialsRefused(vendor: string, hint?: Localized, cause?: unknown): AppError {
	return new AppError("credentials-refused", {
		what: text(`${vendor} refused the credentials`, `${vendor} 拒绝了凭据`),
		hint,
		cause,
	});
}

/** The credentials are right but lack a right: stops the import. */
export function rightsMissing(vendor: string, hint: Localized, cause?: unknown): AppError {
	return new AppError("rights-missing", {
		what: text(`${vendor} does not allow this with the given credentials`, `给定的凭据在 ${vendor} 中没有此权限`),
		hint,
		cause,
	});
}
