/** A value that the server may leave out, send as null, or replace by an empty value. */
export type Lenient<T> = T | null | undefined;

/** The body of every JSON answer. `data` of a list may be `{}` or null where it is empty. */
export interface CrispEnvelope<T = unknown> {
	error?: Lenient<boolean>;
	reason?: Lenient<string>;
	data?: Lenient<T>;
}

export interface CrispCoordinates {
	latitude?: Lenient<number>;
	longitude?: Lenient<number>;
}
export interface CrispGeolocation {
	country?: Lenient<string>;
	region?: Lenient<string>;
	city?: Lenient<string>;
	coordinates?: Lenient<CrispCoordinates>;
}
/** Custom data: text, number or boolean by the documentation; anything in the wild. */
export type CrispData = Record<string, unknown>;
