import type { ChampionSignupWidget } from './champion-signup/index.ts';
import type { CampaignEvent, CampaignEventType } from './events.ts';
import type { IssueBallotWidget } from './issue-ballot/index.ts';
import type { IssueSurveyWidget } from './issue-survey/index.ts';
import type { ProgressWidget } from './progress/index.ts';

// The tags as the templates of frameworks see them. Types alone: nothing of it is in a script.

/** `headingLevel` → `heading-level` */
type AttributeName<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${AttributeName<Rest>}`
  : '';

/** These properties of a widget, by the names of their attributes. */
type Attributes<Widget, Names extends keyof Widget & string> = {
  [Name in Names as AttributeName<Name>]?: Widget[Name];
};

type WidgetName = 'lang' | 'src' | 'headingLevel';
type FormName = WidgetName | 'endpoint' | 'format' | 'source' | 'channel' | 'ward';
type TrackerName =
  | WidgetName
  | 'report'
  | 'show'
  | 'measure'
  | 'layout'
  | 'label'
  | 'value'
  | 'goal'
  | 'stretch'
  | 'unit'
  | 'asOf'
  | 'refresh';

/** What has no attribute, and is set as a property. */
type FormProperties = Partial<Pick<IssueSurveyWidget, 'campaign' | 'deliver'>>;

interface TagSettings {
  'campaign-issue-ballot': Attributes<IssueBallotWidget, FormName | 'ballot'> & FormProperties;
  'campaign-issue-survey': Attributes<IssueSurveyWidget, FormName> & FormProperties;
  'campaign-champion-signup': Attributes<ChampionSignupWidget, FormName | 'as' | 'invite'> &
    FormProperties;
  'campaign-progress': Attributes<ProgressWidget, TrackerName> &
    Partial<Pick<ProgressWidget, 'campaign'>>;
}

/** Every widget has it: the folder of the files beside the script, where it was moved. */
interface ScriptSettings {
  base?: string;
}

/** Listeners as JSX writes them: React 19 and Preact `oncampaign-sent`, Solid `on:campaign-sent`. */
type JsxListeners = {
  [Type in CampaignEventType as `on${Type}` | `on:${Type}`]?: (event: CampaignEvent) => void;
};

/** Listeners as Vue hands them on: `@campaign-sent`. */
type VueListeners = {
  [Type in CampaignEventType as `on${Capitalize<Type>}`]?: (event: CampaignEvent) => void;
};

/**
 * The tags for JSX. `Base` is what the framework allows on every element.
 * @example
 * declare module 'react' {
 *   namespace JSX {
 *     interface IntrinsicElements
 *       extends CampaignElements<React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement>> {}
 *   }
 * }
 */
export type CampaignElements<Base = object> = {
  [Tag in keyof TagSettings]: Omit<Base, keyof TagSettings[Tag]> &
    TagSettings[Tag] &
    ScriptSettings &
    JsxListeners;
};

/**
 * The tags for Vue's templates.
 * @example
 * declare module 'vue' {
 *   interface GlobalComponents extends CampaignComponents {}
 * }
 */
export type CampaignComponents = {
  [Tag in keyof TagSettings]: new () => {
    $props: TagSettings[Tag] & ScriptSettings & VueListeners;
  };
};
