// What a vote is called and told. Apart from the words of a ballot, because a page loads the form of
// a vote and the reader of a ballot in two files.

/** The kind of a submission that is a vote. */
export const BALLOT_KIND = 'ballot';

/** What a vote without the declaration is told. */
export const DECLARATION_NEEDED = 'must be true: the declaration is needed';
