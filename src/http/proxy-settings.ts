import { AppError, text } from "../model/index.js";

/** The proxies of the environment, as values: only the command line reads the environment itself. */
export interface ProxySettings {
	httpProxy: string;
	httpsProxy: string;
	noProxy: string;
	/** The proxy a URL goes through, without its credentials; undefined = straight. */
	proxyOf(url: URL): string | undefined;
	/** Passwords that stand in the proxy URLs. */
	secrets: string[];
}

/** Lower-case names win, as with curl; a proxy without a scheme is an HTTP proxy. */
export function proxySettings(environment: Readonly<Record<string, string | undefined>>): ProxySettings {
	const given = (...names: string[]) => names.map((name) => environment[name]?.trim()).find((value) => value);
	const all = given("all_proxy", "ALL_PROXY");
	const http = proxyUrl(given("http_proxy", "HTTP_PROXY") ?? all);
	const https = proxyUrl(given("https_proxy", "HTTPS_PROXY") ?? given("http_proxy", "HTTP_PROXY") ?? all);
	const noProxy = given("no_proxy", "NO_PROXY") ?? "";
	const passwords = [http, https].flatMap((url) => (url?.password ? [decodeURIComponent(url.password)] : []));
	return {
		httpProxy: http?.href ?? "",
		httpsProxy: https?.href ?? "",
		noProxy,
		proxyOf: (url) => {
			const proxy = url.protocol === "https:" ? https : http;
			return proxy && !isExempt(url, noProxy) ? proxy.host : undefined;
		},
		secrets: [...new Set(passwords)],
	};
}

function proxyUrl(value: string | undefined): URL | undefined {
	if (!value) return undefined;
	try {
		const url = new URL(/^[a-z0-9+.-]+:\/\//i.test(value) ? value : `http://${value}`);
		if (["http:", "https:", "socks:", "socks5:"].includes(url.protocol)) return url;
	} catch {
		// Told below, without the value: it may hold a password.
	}
	throw new AppError("proxy", {
		what: text("The proxy of the environment is not a usable URL", "环境变量中的代理地址无法使用"),
		hint: text("Write it as http://host:port", "请写成 http://主机:端口"),
	});
}

/** The same rule as undici's, so that errors name the proxy exactly when it was in between. */
function isExempt(url: URL, noProxy: string): boolean {
	const host = url.host.replace(/:\d*$/, "").toLowerCase();
	const port = url.port || (url.protocol === "https:" ? "443" : "80");
	if (noProxy === "*") return true;
	return noProxy.split(/[,\s]/).some((entry) => {
		if (!entry) return false;
		const [, named, wanted] = entry.match(/^(.+):(\d+)$/) ?? [undefined, entry, undefined];
		if (wanted && wanted !== port) return false;
		const name = (named ?? entry).replace(/^\*?\./, "").toLowerCase();
		return host === name || host.endsWith(`.${name}`);
	});
}
