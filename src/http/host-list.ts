/**
 * Whether a URL's host is on a list. Entries: `files.example` (that host), `files.example:8443` (that port only),
 * `.example` or `*.example` (everything below). Without a port, `anyPort` decides whether only the scheme's own port counts.
 */
export function isOnHostList(url: URL, entries: readonly string[], anyPort: boolean): boolean {
	const host = url.hostname.toLowerCase();
	const port = url.port || (url.protocol === "https:" ? "443" : "80");
	return entries.some((entry) => {
		const [, name = "", wanted] =
			entry
				.trim()
				.toLowerCase()
				.match(/^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/) ?? [];
		if (name === "") return false;
		if (wanted ? wanted !== port : !anyPort && url.port !== "") return false;
		const suffix = name.match(/^\*?(\..+)$/)?.[1];
		return suffix ? host.endsWith(suffix) : host === name;
	});
}
