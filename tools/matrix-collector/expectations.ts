/**
 * The fault can't be made on this machine: the cell says so, and counts as neither passed nor
 * failed.
 */
export class CannotBeMade extends Error {}

/** @throws Error with these words if it is not so */
export function expectTrue(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new Error(otherwise);
}

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
