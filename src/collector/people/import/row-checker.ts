import type * as z from 'zod';
import { checkValue, createProblem, type Problem } from 'campaign-widgets/contract';
import type { ImportColumn } from './import-columns.ts';

/** Returns the text of a row's cell; empty if the list has no such column. */
export type CellReader = (column: ImportColumn) => string;

/**
 * Checks the cells of one row, and collects their problems. Each method returns the checked value;
 * or undefined, with a problem that contains the hint: what to write instead.
 */
export class RowChecker {
  readonly problems: Problem[] = [];
  readonly cellOf: CellReader;

  constructor(cellOf: CellReader) {
    this.cellOf = cellOf;
  }

  /** Checks a value against a schema of the contract. */
  check<Schema extends z.core.$ZodType>(
    column: ImportColumn,
    schema: Schema,
    value: unknown,
    hint: string,
  ): z.output<Schema> | undefined {
    const result = checkValue(schema, value);
    if (result.ok) return result.value;
    const [first] = result.problems;
    this.problems.push(createProblem(column, first?.code ?? 'format', hint, first?.params));
    return undefined;
  }

  /** Checks a cell that may be empty. */
  checkOptional<Schema extends z.core.$ZodType>(
    column: ImportColumn,
    schema: Schema,
    hint: string,
  ): z.output<Schema> | undefined {
    const cell = this.cellOf(column);
    return cell ? this.check(column, schema, cell, hint) : undefined;
  }

  refuse(column: ImportColumn, code: string, hint: string): void {
    this.problems.push(createProblem(column, code, hint));
  }
}
