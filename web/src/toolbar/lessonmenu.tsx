// The menu of lessons, by group.
import type { ComponentChildren, JSX } from "preact";
import type { LessonHead } from "../app/lessons";
import { useApp } from "../app/use";
import { CheckIcon, DownIcon } from "../ui/icons";
import { Menu } from "../ui/menu";

/** A button with the open program's name, and the lessons below it. */
export function LessonMenu(): JSX.Element {
  const { state, effects } = useApp();
  const opened = state.opened.value;
  const seen = state.seen.value;
  const title = opened?.lesson?.title ?? (opened?.program.title || (opened ? "Your program" : "Lessons"));
  const pick = (id: string, close: () => void): void => {
    close();
    effects.openLesson(id);
  };
  return (
    <Menu label="Choose a lesson" buttonClass="lessonbutton" face={<><span class="lessontitle">{title}</span><DownIcon /></>}>
      {(close) => (
        <>
          {groups(state.lessons.value).map(([group, lessons]) => (
            <MenuGroup key={group} title={group} run={lessons.filter((one) => seen.has(one.id)).length} of={lessons.length}>
              {lessons.map((lesson) => (
                <button key={lesson.id} type="button" class="menuitem" aria-current={lesson.id === opened?.lesson?.id} onClick={() => pick(lesson.id, close)}>
                  {lesson.title}
                  {seen.has(lesson.id) && <span class="seenmark"><span class="unseen">has run</span><CheckIcon /></span>}
                </button>
              ))}
            </MenuGroup>
          ))}
          {seen.size > 0 && <div class="menufoot"><button type="button" class="menuitem" onClick={() => { close(); effects.forgetSeen(); }}>Forget which have run</button></div>}
        </>
      )}
    </Menu>
  );
}

function MenuGroup(props: { title: string; run: number; of: number; children: ComponentChildren }): JSX.Element {
  const counted = props.run > 0 ? `${props.run} of ${props.of} run` : "";
  return (
    <div role="group" aria-label={counted === "" ? props.title : `${props.title}, ${counted}`}>
      <div class="menugroup"><span>{props.title}</span><span>{counted}</span></div>
      {props.children}
    </div>
  );
}

/** Lessons by group, in the order in which the groups first come. */
function groups(lessons: readonly LessonHead[]): [string, LessonHead[]][] {
  const found = new Map<string, LessonHead[]>();
  for (const lesson of lessons) found.set(lesson.group, [...(found.get(lesson.group) ?? []), lesson]);
  return [...found];
}
