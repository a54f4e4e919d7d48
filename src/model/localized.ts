import { z } from "zod";

/** The languages every text of uncrisp exists in. */
export const languages = ["en", "zh-CN"] as const;
export type Language = (typeof languages)[number];

/** One text for people in every language. There is no other way to hand a text to a user, so none can lack a translation. */
export const Localized = z.object({ en: z.string(), "zh-CN": z.string() });
export type Localized = Readonly<z.infer<typeof Localized>>;

/** Makes a text: `text("Done", "完成")`. Interpolate with template strings on both sides. */
export function text(en: string, zhCN: string): Localized {
	return { en, "zh-CN": zhCN };
}

/** A text that reads the same in every language: a name, a number, a path. */
export function verbatim(value: string): Localized {
	return { en: value, "zh-CN": value };
}
