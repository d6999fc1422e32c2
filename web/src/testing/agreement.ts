import type { components } from '../api/schema';
import type { Entities } from '../model/types';

// The model is written by hand, for its words; this holds it to what the server says. It has no code: a field that is missing,
// too many, or of another type stops `npm run types`.

type Views = components['schemas'];

/** Fields that only replies to a caller carry; the model has them as optional. */
type OfCaller = 'role' | 'can' | 'token' | 'url';
type Bare<T> = Omit<T, OfCaller>;

type SameFields<Model, View> = [keyof Bare<Model>, keyof Bare<View>] extends [
  keyof Bare<View>,
  keyof Bare<Model>,
]
  ? true
  : {
      onlyInModel: Exclude<keyof Bare<Model>, keyof View>;
      onlyFromServer: Exclude<keyof Bare<View>, keyof Model>;
    };

/** What the server sends can be read as what the model says. A field that the document leaves open cannot disagree. */
type Readable<Model, View> = {
  [K in keyof Bare<Model> & keyof Bare<View>]: unknown extends View[K]
    ? never
    : View[K] extends Model[K]
      ? never
      : K;
}[keyof Bare<Model> & keyof Bare<View>];

type Agrees<Model, View> =
  SameFields<Model, View> extends true
    ? [Readable<Model, View>] extends [never]
      ? true
      : Readable<Model, View>
    : SameFields<Model, View>;

type All<T extends readonly true[]> = T;

export type Agreement = All<
  [
    Agrees<Entities['user'], Views['UserView']>,
    Agrees<Entities['workspace'], Views['WorkspaceView']>,
    Agrees<Entities['workspaceMember'], Views['WorkspaceMemberView']>,
    Agrees<Entities['project'], Views['ProjectView']>,
    Agrees<Entities['projectMember'], Views['ProjectMemberView']>,
    Agrees<Entities['status'], Views['StatusView']>,
    Agrees<Entities['label'], Views['LabelView']>,
    Agrees<Entities['milestone'], Views['MilestoneView']>,
    Agrees<Entities['task'], Views['TaskView']>,
    Agrees<Entities['comment'], Views['CommentView']>,
    Agrees<Entities['reaction'], Views['ReactionView']>,
    Agrees<Entities['dependency'], Views['DependencyView']>,
    Agrees<Entities['checklistItem'], Views['ChecklistItemView']>,
    Agrees<Entities['attachment'], Views['AttachmentView']>,
    Agrees<Entities['timeEntry'], Views['TimeEntryView']>,
    Agrees<Entities['invitation'], Views['InvitationView']>,
    Agrees<Entities['role'], Views['RoleView']>,
  ]
>;
