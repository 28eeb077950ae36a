import { checkValue, createProblem, type Problem } from 'campaign-widgets/contract';
import { foldName } from './fold-name.ts';
import type { ImportColumn } from './import-columns.ts';

type CheckedSchema = Parameters<typeof checkValue>[0];

/** Checks the cells of one row, and collects what is wrong with them, with what to write instead. */
export class RowChecker {
  readonly problems: Problem[] = [];
  readonly cell: (column: ImportColumn) => string;

  constructor(cell: (column: ImportColumn) => string) {
    this.cell = cell;
  }

  addProblem(column: string, code: string, instead: string): void {
    this.problems.push(createProblem(column, code, instead));
  }

  /** The value as its schema reads it, or undefined and a problem. */
  check<Schema extends CheckedSchema>(
    column: string,
    schema: Schema,
    value: unknown,
    instead: string,
  ) {
    const result = checkValue(schema, value);
    if (result.ok) return result.value;
    const [first] = result.problems;
    this.problems.push({
      ...createProblem(column, first?.code ?? 'format', instead),
      ...(first?.params && { params: first.params }),
    });
    return undefined;
  }

  /** The same for a cell that may be empty. */
  checkOptional<Schema extends CheckedSchema>(
    column: ImportColumn,
    schema: Schema,
    instead: string,
  ) {
    const cell = this.cell(column);
    return cell ? this.check(column, schema, cell, instead) : undefined;
  }

  /** The value that a name stands for, or undefined and a problem. */
  lookUp<Value>(
    column: ImportColumn,
    values: ReadonlyMap<string, Value>,
    name: string,
    instead: string,
  ): Value | undefined {
    const value = values.get(foldName(name));
    if (value === undefined) this.addProblem(column, 'unknown', instead);
    return value;
  }

  /** The same for a cell that may be empty. */
  lookUpOptional<Value>(
    column: ImportColumn,
    values: ReadonlyMap<string, Value>,
    instead: string,
  ): Value | undefined {
    const cell = this.cell(column);
    return cell ? this.lookUp(column, values, cell, instead) : undefined;
  }
}
