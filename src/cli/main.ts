#!/usr/bin/env node
// The entry: reads argv, environment and signals, runs one command, and is the only file that ends the process.
// Until a command runs it loads descriptions and the parser only, so that --help and --version are quick.
import { outlivesReader, reportLostOutput, runCommandLine, type Surroundings } from "./run-command-line.js";

// node:sqlite is what we use on Node 22+; that one warning says nothing to our users. Every other warning stays.
const printers = process.listeners("warning");
process.removeAllListeners("warning");
process.on("warning", (warning) => {
	if (warning.name === "ExperimentalWarning" && /sqlite/i.test(warning.message)) return;
	for (const print of printers) print.call(process, warning);
});

const around: Surroundings = {
	argv: process.argv.slice(2),
	env: process.env,
	cwd: process.cwd(),
	stdin: process.stdin,
	stdout: process.stdout,
	stderr: process.stderr,
	signalSource: process,
};
// A closed pipe (`uncrisp export | head`) is the reader's right; a result that a full disk swallowed is a failure.
const outputLost = (error: NodeJS.ErrnoException): void => {
	if (error.code !== "EPIPE") process.exit(reportLostOutput(around, error));
	if (!outlivesReader(around.argv)) process.exit(0);
};
process.stdout.on("error", outputLost);
// Where not even an error can be told, the work is still worth finishing.
process.stderr.on("error", () => undefined);

const exitCode = await runCommandLine(around);
process.exitCode = exitCode;
// Sockets kept alive by a half-read answer must not hold a finished command; what was written is flushed first.
process.stdout.write("", (error) => {
	if (error) outputLost(error);
	process.stderr.write("", () => process.exit(exitCode));
});
