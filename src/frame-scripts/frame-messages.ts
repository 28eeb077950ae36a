/** What a page in a frame tells the page around it. */
export interface FrameMessage {
  readonly campaignFrame: {
    /** The height of its content, in CSS pixels. */
    readonly height: number;
    /** Whether it shows the result of a sent form: its start must be seen. */
    readonly isResult: boolean;
  };
}

/** What the page around tells the page in its frame. */
export interface AroundMessage {
  readonly campaignAround: {
    /** The address of the page, without personal data. Left out, it asks for the height alone. */
    readonly page?: string;
    /** The code of the invitation in the address of the page. */
    readonly invite?: string | null;
  };
}

/** Reads a member of a message that anybody may have sent. */
export const memberOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null && name in data
    ? (data as Record<string, unknown>)[name]
    : undefined;
