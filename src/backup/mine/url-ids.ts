import type { Piece } from "./redact-answer.js";

/** The pieces of a web address: host and readable path stay, ids in the path and all values of the query become blanks. */
export function withoutIds(url: string): Piece[] {
	// A full stop ends the sentence, not the address.
	const [, address = url, tail = ""] = /^(.*?)([.,;:!?]*)$/.exec(url) ?? [];
	const [, start, path = "", query = ""] = /^(https?:\/\/[^/?#]+)([^?#]*)(.*)$/i.exec(address) ?? [];
	if (start === undefined || start.includes("@")) return [{ placeholder: "link", value: address }, tail];
	const pieces: Piece[] = [start];
	for (const part of path.split(/(\/)/)) pieces.push(isId(part) ? { placeholder: "id", value: part } : part);
	for (const part of query.split(/([?&#][^=&#]*=?)/)) {
		if (/^[?&#]/.test(part) && (part.endsWith("=") || !isId(part.slice(1)))) pieces.push(part);
		else if (/^[?&#]/.test(part)) pieces.push(part.charAt(0), { placeholder: "id", value: part.slice(1) });
		else if (part !== "") pieces.push({ placeholder: "id", value: part });
	}
	return [...pieces, tail].filter((piece) => piece !== "");
}

/** A number of three digits or more, an address, or a longer run with a digit in it: what one link has and the next has not. */
function isId(part: string): boolean {
	return /\d{3,}|@|%40/.test(part) || (/\d/.test(part) && part.length >= 8);
}
