import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Where this machine keeps PostgreSQL's programs, the newest version first; undefined where it has none. */
export function postgresPrograms(): string | undefined {
	const debian = "/usr/lib/postgresql";
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env.PATH ?? "").split(":")];
	return folders.find(
		(folder) => folder !== "" && ["initdb", "postgres"].every((name) => existsSync(join(folder, name))),
	);
}

export interface PostgresServer {
	/** Of the database that is there already, by a socket in a folder of its own. */
	url: string;
	close(): Promise<void>;
}

/**
 * A PostgreSQL of its own, that nobody else reaches: a socket in a temporary folder, no port. Its zone is Shanghai's, as on
 * many users' servers: what forgets UTC is eight hours off.
 */
export async function startPostgres(programs: string): Promise<PostgresServer> {
	const folder = mkdtempSync(join(tmpdir(), "uncrisp-postgres-"));
	const owner = ordinaryUser();
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const options = { cwd: folder, env: { LC_ALL: "C", PATH: process.env.PATH }, ...owner };
	const data = join(folder, "data");
	const made = spawnSync(
		join(programs, "initdb"),
		["--no-sync", "--auth=trust", "--username=chatwoot", "--encoding=UTF8", "--locale=C", "-D", data],
		{ ...options, encoding: "utf8" },
	);
	if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
	const settings = [
		"listen_addresses=",
		`unix_socket_directories=${folder}`,
		"TimeZone=Asia/Shanghai",
		"fsync=off",
		"full_page_writes=off",
	];
	const server = spawn(join(programs, "postgres"), ["-D", data, ...settings.flatMap((one) => ["-c", one])], {
		...options,
		stdio: ["ignore", "ignore", "pipe"],
	});
	const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
	await new Promise<void>((resolve, reject) => {
		const said: string[] = [];
		createInterface(server.stderr).on("line", (line) => {
			said.push(line);
			if (line.includes("ready to accept connections")) resolve();
		});
		server.once("error", reject);
		server.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${said.join("\n")}`)));
	});
	return {
		url: `postgres://chatwoot@/postgres?host=${encodeURIComponent(folder)}`,
		async close() {
			server.kill("SIGINT");
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const idOf = (flag: string) => Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout);
	return { uid: idOf("-u"), gid: idOf("-g") };
}
