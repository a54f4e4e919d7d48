import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/**
 * A real Request Tracker 5 out of Debian's packages, with SQLite, on loopback, its mail going to a file. Everything that it
 * writes is in one temporary folder; its own configuration under /etc is not touched.
 */
export interface RequestTrackerServer {
	baseUrl: string;
	username: string;
	password: string;
	/** Of the same administrator. */
	token: string;
	/** Its SQLite file, which may be read and changed while it runs. */
	database: string;
	close(): Promise<void>;
}

/** Debian's packages; a stand-in for a mail server, so that none is installed. */
const packages = [
	"request-tracker5",
	"rt5-db-sqlite",
	"rt5-standalone",
	"rt5-clients",
	"dbconfig-no-thanks",
	"msmtp-mta",
];
const serverScript = "/usr/share/request-tracker5/libexec/rt-server";

/** Why this machine cannot run it; undefined when it can. */
export function cannotRun(): string | undefined {
	if (process.env.UNCRISP_RT !== "1") return "npm run test:rt";
	if (existsSync(serverScript)) return undefined;
	if (process.getuid?.() !== 0) return "needs root to install Debian packages";
	try {
		accessSync("/usr/bin/apt-get", constants.X_OK);
		const policy = execFileSync("apt-cache", ["policy", "request-tracker5"], { encoding: "utf8" });
		return policy.includes("Candidate: 5") ? undefined : "apt knows no request-tracker5 (apt-get update?)";
	} catch {
		return "needs Debian's apt-get";
	}
}

export async function startRequestTracker(): Promise<RequestTrackerServer> {
	if (!existsSync(serverScript)) install();
	const folder = await mkdtemp(join(tmpdir(), "uncrisp-rt-"));
	const port = await freePort();
	const database = join(folder, "rt.db");
	await writeFile(join(folder, "site.pm"), siteConfig(port, database, folder));
	await writeFile(join(folder, "tag-field.pl"), tagField);
	await mkdir(join(folder, "none"));
	const env = {
		PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
		HOME: folder,
		TMPDIR: folder,
		RT_SITE_CONFIG: join(folder, "site.pm"),
		RT_SITE_CONFIG_DIR: join(folder, "none"),
	};
	const setUp = (...args: string[]) =>
		execFileSync("rt-setup-database-5", args, { cwd: folder, env, stdio: ["ignore", "ignore", "inherit"] });
	setUp("--action", "init", "--skip-create");
	setUp("--action", "insert", "--datafile", join(folder, "tag-field.pl"));
	const token = execFileSync("perl", ["-I/usr/share/request-tracker5/lib", "-e", makeToken], {
		env,
		encoding: "utf8",
		stdio: ["ignore", "pipe", "ignore"],
	}).trim();
	// A group of its own: the server forks.
	const child = spawn("perl", [serverScript, "--host", "127.0.0.1", "--port", String(port)], {
		cwd: folder,
		env,
		stdio: "ignore",
		detached: true,
	});
	const baseUrl = `http://127.0.0.1:${port}`;
	await answering(baseUrl, child);
	return {
		baseUrl,
		username: "root",
		password: "password",
		token,
		database,
		async close() {
			if (child.pid !== undefined && child.exitCode === null) {
				process.kill(-child.pid, "SIGTERM");
				await once(child, "close");
			}
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function install(): void {
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	for (const package_ of ["request-tracker5", "rt5-db-sqlite"])
		execFileSync("debconf-set-selections", {
			input: `${package_} ${package_}/dbconfig-install boolean false\n`,
			env,
		});
	execFileSync("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], { env, stdio: "inherit" });
}

/** A zone of its own: dates that are read in the server's zone by mistake show. */
function siteConfig(port: number, database: string, folder: string): string {
	return `
Set($rtname, 'rt.example');
Set($Organization, 'rt.example');
Set($CorrespondAddress, 'rt@support.example');
Set($CommentAddress, 'rt-comment@support.example');
Set($Timezone, 'Asia/Shanghai');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($WebPath, '');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${database}');
Set($MailCommand, 'testfile');
Set($LogToSyslog, undef);
Set($LogToFile, 'warning');
Set($LogDir, '${folder}');
1;
`;
}

export const tagFieldName = "Crisp tags";

/** As the by-hand step says, for every queue. */
const tagField = `
@CustomFields = ({ Name => '${tagFieldName}', Type => 'FreeformMultiple', LookupType => 'RT::Queue-RT::Ticket', Queue => 0 });
1;
`;

const makeToken = `
use RT -init;
my $root = RT::CurrentUser->new(RT->SystemUser); $root->Load('root');
my ($id, $message, $token) = RT::AuthToken->new($root)->Create(Owner => $root->Id, Description => 'test');
print $token;
`;

/** The one place of the suite that waits for real time: a server that starts in seconds. */
async function answering(baseUrl: string, child: ChildProcess): Promise<void> {
	for (let go = 0; go < 600 && child.exitCode === null; go += 1) {
		const status = await fetch(`${baseUrl}/REST/2.0/rt`).then(
			(answer) => answer.status,
			() => undefined,
		);
		if (status === 401) return;
		await delay(200);
	}
	throw new Error("Request Tracker did not start");
}

function freePort(): Promise<number> {
	const server = createServer();
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});
}
