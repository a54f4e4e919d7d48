import type { CommandDescription } from "./command.js";
import { adaptersCommand } from "./commands/adapters.js";
import { addCommand } from "./commands/add.js";
import { archiveCommand } from "./commands/archive.js";
import { backupCommand } from "./commands/backup.js";
import { compareCommand } from "./commands/compare.js";
import { completionCommand } from "./commands/completion.js";
import { configCommand } from "./commands/config.js";
import { demoCommand } from "./commands/demo.js";
import { detectCommand } from "./commands/detect.js";
import { doctorCommand } from "./commands/doctor.js";
import { doubleCommand } from "./commands/double.js";
import { exportCommand } from "./commands/export.js";
import { forgetCommand } from "./commands/forget.js";
import { importCommand } from "./commands/import.js";
import { initCommand } from "./commands/init.js";
import { ledgerCommand } from "./commands/ledger.js";
import { migrateCommand } from "./commands/migrate.js";
import { planCommand } from "./commands/plan.js";
import { reportCommand } from "./commands/report.js";
import { schemaCommand } from "./commands/schema.js";
import { statusCommand } from "./commands/status.js";
import { undoCommand } from "./commands/undo.js";
import { verifyCommand } from "./commands/verify.js";

/** Every command, in the order of the help: first steps, the archive, the target, the rest. */
export const commands: readonly CommandDescription[] = [
	demoCommand,
	initCommand,
	doctorCommand,
	migrateCommand,
	backupCommand,
	addCommand,
	statusCommand,
	archiveCommand,
	exportCommand,
	compareCommand,
	reportCommand,
	planCommand,
	importCommand,
	verifyCommand,
	undoCommand,
	ledgerCommand,
	forgetCommand,
	adaptersCommand,
	detectCommand,
	doubleCommand,
	configCommand,
	schemaCommand,
	completionCommand,
];
