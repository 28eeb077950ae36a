import * as z from 'zod';

/**
 * The fields of a form that a page posts, for the OpenAPI document: those of `readSubmissionForm`,
 * flat, and the stamp.
 */
export const PageForm = z.looseObject({
  form: z.string().describe('The stamp of the page that had the form.'),
});
