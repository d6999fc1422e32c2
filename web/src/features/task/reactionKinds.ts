import type { Reaction, ReactionKind } from '../../model/types';

/** In the order of the picker. */
export const reactionKinds: readonly { kind: ReactionKind; sign: string; name: string }[] = [
  { kind: 'thumbsUp', sign: '👍', name: 'Thumbs up' },
  { kind: 'thumbsDown', sign: '👎', name: 'Thumbs down' },
  { kind: 'heart', sign: '❤️', name: 'Heart' },
  { kind: 'party', sign: '🎉', name: 'Party' },
  { kind: 'laugh', sign: '😄', name: 'Laugh' },
  { kind: 'sad', sign: '😟', name: 'Sad' },
  { kind: 'eyes', sign: '👀', name: 'Eyes' },
  { kind: 'rocket', sign: '🚀', name: 'Rocket' },
];

const listed = (names: readonly string[]) =>
  new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(names);

/** Who reacted like this, the caller first: "You, Ben, and a former member". */
export function whoReacted(
  reactions: readonly Reaction[],
  myId: string | undefined,
  nameOf: (userId: string) => string | undefined,
): string {
  const own = reactions.some(({ userId }) => userId === myId);
  const others = reactions.filter(({ userId }) => userId !== myId);
  return listed([
    ...(own ? ['You'] : []),
    ...others.map(({ userId }) => nameOf(userId) ?? 'a former member'),
  ]);
}
