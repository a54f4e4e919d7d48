#!/usr/bin/env node
// The entry: reads argv, environment and signals, runs one command, and is the only file that ends the process.
// Until a command runs it loads descriptions and the parser only, so that --help and --version are quick.
import { runCommandLine } from "./run-command-line.js";

// node:sqlite is what we use on Node 22+; that one warning says nothing to our users. Every other warning stays.
const printers = process.listeners("warning");
process.removeAllListeners("warning");
process.on("warning", (warning) => {
	if (warning.name === "ExperimentalWarning" && /sqlite/i.test(warning.message)) return;
	for (const print of printers) print.call(process, warning);
});

// A closed pipe (`uncrisp export | head`) is the reader's right.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code === "EPIPE") process.exit(0);
	throw error;
});

const exitCode = await runCommandLine({
	argv: process.argv.slice(2),
	env: process.env,
	cwd: process.cwd(),
	stdin: process.stdin,
	stdout: process.stdout,
	stderr: process.stderr,
	signalSource: process,
});
process.exitCode = exitCode;
// Sockets kept alive by a half-read answer must not hold a finished command; what was written is flushed first.
process.stdout.write("", () => process.stderr.write("", () => process.exit(exitCode)));
