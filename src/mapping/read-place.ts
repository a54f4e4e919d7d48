import type { Geolocation } from "../model/index.js";
import { compact } from "./draft.js";
import { readFields, readNumber, readText } from "./read-json.js";

/** Crisp's `geolocation`, or nothing when it says nothing. */
export function readPlace(value: unknown): Geolocation | undefined {
	const raw = readFields(value);
	const coordinates = readFields(raw.coordinates);
	const place = compact({
		country: readText(raw.country),
		region: readText(raw.region),
		city: readText(raw.city),
		latitude: readNumber(coordinates.latitude),
		longitude: readNumber(coordinates.longitude),
	});
	return Object.keys(place).length > 0 ? place : undefined;
}
