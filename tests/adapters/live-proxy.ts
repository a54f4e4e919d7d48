import { type DoubleServer, startDouble } from "../../src/http/double-server.js";

/** A proxy on loopback before a real server, so that a call to it can be made to fail. */
export function startLiveProxy(baseUrl: string): Promise<DoubleServer> {
	return startDouble((request) => forwarded(request, baseUrl));
}

async function forwarded(request: Request, baseUrl: string): Promise<Response> {
	const { pathname, search } = new URL(request.url);
	const headers = new Headers(request.headers);
	for (const name of ["host", "connection", "content-length", "transfer-encoding", "accept-encoding"])
		headers.delete(name);
	const hasBody = request.method !== "GET" && request.method !== "HEAD";
	const answer = await fetch(baseUrl + pathname + search, {
		method: request.method,
		headers,
		redirect: "manual",
		...(hasBody ? { body: await request.arrayBuffer() } : {}),
	});
	const kept = new Headers(answer.headers);
	for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection"]) kept.delete(name);
	return new Response(await answer.arrayBuffer(), { status: answer.status, headers: kept });
}
