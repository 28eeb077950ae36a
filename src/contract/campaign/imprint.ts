import { isObject } from '../plain-object.ts';
import { isVisibleText } from '../text/visible-text.ts';
import type { Imprint } from './schema.ts';

export type { Imprint };

const isPublishingBody = (body: unknown): boolean =>
  isObject(body) && isVisibleText(body.name) && isVisibleText(body.address);

/** Whether a value is an `Imprint`. */
export const isImprint = (value: unknown): value is Imprint =>
  value === 'not-required' ||
  (isObject(value) &&
    isPublishingBody(value.promoter) &&
    (value.onBehalfOf === undefined || isPublishingBody(value.onBehalfOf)));
