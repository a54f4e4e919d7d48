/** A text in the form the patterns read, with the way back. */
export interface Normalised {
	text: string;
	/** Offset in the original at which the unit at `index` began. */
	startOf(index: number): number;
	/** Offset in the original at which the unit before `index` ended. */
	endOf(index: number): number;
}

/** What no normalisation changes: ASCII, Han, and punctuation that tells where a Chinese sentence ends. */
const needsWork =
	/[^\u0000-\u007f\u3001-\u3011\u4e00-\u9fff\u2018-\u201d\u2026\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/;
/** Kept as written: as ASCII these would be taken for a part of a password or an e-mail address. */
const kept = /[\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]/;
/** Invisible, or a mark on the character before (keycaps): dropped. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]|\u034f|\u20e3/;

const keycap = /\ufe0f|\u20e3/;

/**
 * NFKC character by character (full-width to half-width, circled digits to digits), without zero-width characters.
 * Lone surrogates stay what they are. Most chat needs no work at all and comes back as it is.
 */
export function normalise(original: string): Normalised {
	const normalised = compose(original);
	return { ...normalised, text: readDigits(normalised.text) };
}

function compose(original: string): Normalised {
	if (!needsWork.test(original)) return { text: original, startOf: (index) => index, endOf: (index) => index };
	const starts: number[] = [];
	const ends: number[] = [];
	const parts: string[] = [];
	for (let at = 0; at < original.length; ) {
		const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
		const next = at + character.length;
		const written = normalForm(character);
		// A keycap belongs to its digit.
		if (written === "" && keycap.test(character) && ends.length > 0) ends[ends.length - 1] = next;
		for (let unit = 0; unit < written.length; unit += 1) {
			// An unchanged pair keeps its two units apart, anything else maps as a whole.
			const paired = written.length === character.length;
			starts.push(paired ? at + unit : at);
			ends.push(paired ? at + unit + 1 : next);
		}
		parts.push(written);
		at = next;
	}
	return {
		text: parts.join(""),
		startOf: (index) => starts[index] ?? original.length,
		endOf: (index) => ends[index - 1] ?? 0,
	};
}

function normalForm(character: string): string {
	if (character <= "\u007f" || (character >= "\u4e00" && character <= "\u9fff")) return character;
	if (kept.test(character)) return character;
	if (invisible.test(character)) return "";
	return character.normalize("NFKC");
}

const hanDigits = /[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{7,}/g;
const hanDigitOrder = "零一二三四五六七八九";
const formalDigitOrder = "〇壹贰叁肆伍陆柒捌玖";
const letterDigits = /(?<![A-Za-z0-9])[0-9][0-9OoIl]{9,17}[0-9OoIlXx](?![A-Za-z0-9])/g;

/** Digits spelt as characters, and O and l among the digits of a long number; every one stays one unit long. */
function readDigits(text: string): string {
	return text
		.replace(hanDigits, (run) => [...run].map(hanDigit).join(""))
		.replace(letterDigits, (run) =>
			run.replace(/[^OoIl]/g, "").length > 4 ? run : run.replace(/[Oo]/g, "0").replace(/[Il]/g, "1"),
		);
}

function hanDigit(character: string): string {
	const value = Math.max(hanDigitOrder.indexOf(character), formalDigitOrder.indexOf(character));
	return String(value < 0 ? 1 : value);
}
