import { isWebUrl } from "./read-json.js";

/**
 * Addresses of the images inside a Markdown text, in order, each once: `![alt](url "title")`, `![alt][ref]` with its
 * definition, `<img src="url">`. Every repetition is bounded, so a hostile text costs linear time.
 */
export function markdownImages(markdown: string): string[] {
	const found = new Set<string>();
	for (const pattern of patterns)
		for (const match of markdown.matchAll(pattern)) {
			const url = match[1]?.replaceAll("&amp;", "&");
			if (url !== undefined && isWebUrl(url)) found.add(url);
		}
	const references = new Set([...markdown.matchAll(reference)].map((match) => match[1]?.toLowerCase()));
	if (references.size > 0)
		for (const match of markdown.matchAll(definition)) {
			const [, name, url] = match;
			if (url !== undefined && references.has(name?.toLowerCase()) && isWebUrl(url)) found.add(url);
		}
	return [...found];
}

const patterns = [
	/!\[[^\]\n]{0,500}\]\([ \t]{0,8}<?([^\s<>()]{1,2048}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500})?)/g,
	/<img\b[^>]{0,2048}?\ssrc[ \t]{0,8}=[ \t]{0,8}["']?([^"'\s>]{1,2048})/gi,
];
const reference = /!\[[^\]\n]{0,500}\]\[([^\]\n]{1,200})\]/g;
const definition = /^[ ]{0,3}\[([^\]\n]{1,200})\]:[ \t]{1,8}<?([^\s<>]{1,2048})/gm;
