import type { HttpClient, HttpResponse } from "../../src/http/http-client.js";
import { AppError, isAppError, text } from "../../src/model/index.js";

/** The bytes of an attachment by its `data_url`: the last answer, 200 or 404. Rejects for any other, in words for people. */
export type FileDownload = (dataUrl: string, maxBytes: number) => Promise<HttpResponse>;

/**
 * Fetches files from where this Chatwoot keeps them: its `data_url` leads on to its own disk or to a storage at somebody else's,
 * signed for the moment, so nothing of ours is added to the address and the token is not sent. Such a storage need not be open to
 * us. One that cannot be reached at the first file is not asked for the others, as each would take all attempts again.
 */
export function createFileDownload(client: HttpClient, baseUrl: string): FileDownload {
	const ownHost = new URL(baseUrl).host;
	const open = new Set<string>();
	const closed = new Set<string>();

	async function fromStorage(url: URL, maxBytes: number): Promise<HttpResponse> {
		if (closed.has(url.host)) throw unreachable(url.host);
		try {
			const response = await ask(url, maxBytes);
			open.add(url.host);
			return response;
		} catch (error) {
			if (!isAppError(error) || (error.code !== "network" && error.code !== "proxy")) throw error;
			if (!open.has(url.host)) closed.add(url.host);
			throw unreachable(url.host, error);
		}
	}

	function ask(url: URL, maxBytes: number): Promise<HttpResponse> {
		return client.request({ method: "GET", url: url.href, route, idempotent: true, maxBytes, timeoutMs: 300_000 });
	}

	return async (dataUrl, maxBytes) => {
		let url = ownAddress(dataUrl, baseUrl);
		let response = await ask(url, maxBytes);
		for (let redirects = 0; isRedirect(response); redirects += 1) {
			if (redirects === maxRedirects) throw refusal(url.host, `${maxRedirects + 1} redirects`);
			const next = new URL(response.headers.location ?? "", url);
			if (next.protocol !== "https:" && next.protocol !== url.protocol) throw unprotected(next);
			url = next;
			response = await (url.host === ownHost ? ask : fromStorage)(url, maxBytes);
		}
		if (response.status !== 200 && response.status !== 404) throw refusal(url.host, statusOf(response));
		return response;
	};
}

const route = "/rails/active_storage/{file}";
const maxRedirects = 3;

const isRedirect = ({ status, headers }: HttpResponse) =>
	status >= 300 && status < 400 && headers.location !== undefined;

/** Chatwoot names itself by its FRONTEND_URL; the address that was given to us is the one that surely works. */
function ownAddress(dataUrl: string, baseUrl: string): URL {
	const url = new URL(dataUrl, baseUrl);
	return url.pathname.startsWith("/rails/active_storage/") ? new URL(url.pathname + url.search, baseUrl) : url;
}

/** S3 and its likes name the trouble in XML: a wrong clock, a changed host, a key without the right. */
function statusOf(response: HttpResponse): string {
	const word = /<Code>(\w{1,60})<\/Code>/.exec(response.text())?.[1];
	return word === undefined ? `HTTP ${response.status}` : `HTTP ${response.status} ${word}`;
}

function refusal(host: string, detail: string): AppError {
	return new AppError("remote-refused", {
		what: text(`${host} does not hand out Chatwoot's files (${detail})`, `${host} 不提供 Chatwoot 的文件（${detail}）`),
	});
}

function unreachable(host: string, cause?: unknown): AppError {
	return new AppError("remote-broken", {
		what: text(
			`${host}, where this Chatwoot keeps files, cannot be reached from here`,
			`无法从本机访问 ${host}，该 Chatwoot 的文件存放在那里`,
		),
		cause,
	});
}

function unprotected({ host }: URL): AppError {
	return new AppError("remote-refused", {
		what: text(
			`${host} hands out Chatwoot's files without TLS, though Chatwoot itself has it`,
			`Chatwoot 使用 TLS，但 ${host} 提供其文件时未使用 TLS`,
		),
	});
}
