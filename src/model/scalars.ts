import { z } from "zod";

/** Unix time in milliseconds, UTC. */
export const TimeMs = z.int().describe("Unix time in milliseconds, UTC");

/** A value of a custom field, as the source allows them; nested values stay as JSON. */
export const FieldValue = z.json().describe("A custom field's value: usually text, number or boolean");
export type FieldValue = z.infer<typeof FieldValue>;

/** Where somebody or something was, as far as the source knew. */
export const Geolocation = z.object({
	country: z.string().optional().describe("ISO 3166-1 alpha-2"),
	region: z.string().optional(),
	city: z.string().optional(),
	latitude: z.number().optional(),
	longitude: z.number().optional(),
});
export type Geolocation = z.infer<typeof Geolocation>;
