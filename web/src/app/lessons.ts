// The shelf of lessons: fetched when asked for, kept, and asked for a prebuilt Go binary before any compiler is.
import type { Lesson } from "../program/lesson";
import { checkLesson } from "../program/lesson";
import type { SourceFile } from "../program/program";
import { goKey } from "./files";

/** A line of the lesson menu. */
export interface LessonHead {
  id: string;
  title: string;
  group: string;
}

/** The world failed: the message is a plain sentence to show as it is. */
export class WorldError extends Error {
  override readonly name = "WorldError";
}

/** Fetches from the site; a path is relative to the page. */
export type Fetch = (path: string) => Promise<Response>;

/** Reads lessons and their binaries from the site. */
export class LessonShelf {
  private readonly lessons = new Map<string, Promise<Lesson>>();
  private readonly binaryPaths = new Map<string, string>();
  private readonly binaries = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(private readonly get: Fetch) {}

  /** All lessons in their order. */
  async index(): Promise<LessonHead[]> {
    const value = await json(this.get, "lessons/index.json", "The list of lessons could not be loaded.");
    return Array.isArray(value) ? value.filter(isHead).map(({ id, title, group }) => ({ id, title, group })) : [];
  }

  /** One lesson; a failed fetch is tried again at the next call. */
  lesson(id: string): Promise<Lesson> {
    return keep(this.lessons, id, async () => {
      const value = await json(this.get, `lessons/${encodeURIComponent(id)}.json`, `The lesson "${id}" could not be loaded.`);
      const lesson = readLesson(value, id);
      if (lesson.binary) this.binaryPaths.set(goKey(lesson.program.files), lesson.binary);
      return lesson;
    });
  }

  /** The linked Go program of these files when a loaded lesson has exactly them, else null. The bytes are always the same object: nobody may change or transfer them. */
  async binary(files: readonly SourceFile[]): Promise<Uint8Array<ArrayBuffer> | null> {
    const path = this.binaryPaths.get(goKey(files));
    if (path === undefined) return null;
    return keep(this.binaries, path, async () => {
      const response = await found(this.get, path, "The lesson's Go program could not be loaded.");
      return new Uint8Array(await response.arrayBuffer());
    });
  }
}

/** Makes a value once per key; a failure is forgotten. */
function keep<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const held = kept.get(key);
  if (held) return held;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}

function readLesson(value: unknown, id: string): Lesson {
  try {
    return checkLesson(value);
  } catch (error) {
    throw new WorldError(`The lesson "${id}" does not read. ${error instanceof Error ? error.message : ""}`);
  }
}

async function found(get: Fetch, path: string, sentence: string): Promise<Response> {
  const response = await get(path).catch(() => null);
  if (!response) throw new WorldError(`${sentence} Is the network there? Run tries again.`);
  if (!response.ok) throw new WorldError(response.status === 404 ? `${sentence} The site does not have it.` : sentence);
  return response;
}

async function json(get: Fetch, path: string, sentence: string): Promise<unknown> {
  const response = await found(get, path, sentence);
  try {
    return await response.json();
  } catch {
    throw new WorldError(`${sentence} What came is not what was asked for.`);
  }
}

function isHead(value: unknown): value is LessonHead {
  if (typeof value !== "object" || value === null) return false;
  return ["id", "title", "group"].every((key) => typeof Reflect.get(value, key) === "string");
}
