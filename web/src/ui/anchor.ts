/** Where something opens: below an element, or at a point of the window. */
export type Anchor = Element | { top: number; left: number };
