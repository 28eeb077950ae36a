/** Replaces a ward's code for a person who doesn't know it, or lives elsewhere. */
export const NO_WARD = ['unknown', 'outside'] as const;
