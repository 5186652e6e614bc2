// This file runs the prepared JavaScript: a classic script in the global scope, or modules under addresses of their own.

import { defineProperty, deleteProperty, hidden, mapGet, NativePromise, promiseThen, stringSlice } from "../prelude/primordials";
import { CallTask, Task } from "../loop/queue";
import { finish, IMPORT_HOOK, type FileAddress, type Prepared, type PreparedFile } from "./prepared";
import { WORLD } from "../world/answers";
import type { RunningSource, Sources } from "./sources";

/** What running needs of the worker, captured before user code. */
export interface ScriptHost {
  readonly global: object;
  readonly sources: Sources;
  /** Gives a text an address in this worker. */
  address(text: string): string;
  /** Runs a classic script at once; what it throws goes through. */
  importScript(address: string): void;
  /** The browser's own import(). */
  importModule(address: string): Promise<unknown>;
  /** Stands still until `release`: the browser loads something. */
  hold(): void;
  release(): void;
  push(task: Task): void;
  /** Seq of what the program's code runs for. */
  cause(): number;
  /** The modules are loaded and about to be evaluated. */
  evaluating(): void;
  /** A promise of ours is settled in the task that runs, by a rejection or not. */
  settled(promise: object, rejected: boolean): void;
  /** A module threw at its top level, or could not be linked. */
  thrown(error: unknown): void;
}

/** A prepared program; where it can run, with the addresses of its files. */
export type Script = { readonly prepared: Prepared; readonly addresses: null } | { readonly prepared: Ready; readonly addresses: Addresses };

type Ready = Extract<Prepared, { kind: "ready" }>;

/** Gives a program's files their addresses, except those that have theirs. Nothing of it runs, so this can be done ahead of a run that may not come. */
export function scriptOf(prepared: Prepared, host: Pick<ScriptHost, "address">, given: readonly FileAddress[] = []): Script {
  return prepared.kind === "ready" ? { prepared, addresses: new Addresses(prepared.files, host, given) } : { prepared, addresses: null };
}

/** Global function that a module of ours calls just before the program's main module. */
const BEGIN_HOOK = "$interleaveBegin";

/** Makes the task that runs the main file. */
export function mainTask({ prepared: { main, files }, addresses }: Extract<Script, { prepared: Ready }>, host: ScriptHost): Task {
  addresses.publish(host.sources);
  installImportHook(addresses, host);
  if (files.some(({ name, module }) => name === main && module)) return new ModuleTask(main, addresses, host);
  const address = addresses.of(main);
  return new CallTask("script", 0, () => host.importScript(address));
}

/** The addresses of the Program's files; a file's imports have theirs before it. */
class Addresses {
  readonly #known = new Map<string, string>();
  readonly #sources: { readonly address: string; readonly source: RunningSource }[] = [];

  /** Gives every file its address, before any of the program's code runs. */
  constructor(
    readonly files: readonly PreparedFile[],
    readonly host: Pick<ScriptHost, "address">,
    readonly given: readonly FileAddress[],
  ) {
    for (const { name } of files) this.#make(name);
  }

  /** Makes known what runs under which address. */
  publish(sources: Sources): void {
    for (const { address, source } of this.#sources) sources.add(address, source);
  }

  /** Gives the addresses up: nothing will run under them. */
  revoke(host: { revoke(address: string): void }): void {
    for (const { address } of this.#sources) host.revoke(address);
  }

  /** The address of a file, or the name itself when there is no such file: the browser then says so. */
  of(name: string): string {
    return (mapGet(this.#known, name) as string | undefined) ?? name;
  }

  #make(name: string): string {
    const file = this.files.find((one) => one.name === name);
    if (file === undefined || this.#known.has(name)) return this.of(name);
    const source = finish(file, (imported) => this.#make(imported));
    const address = this.given.find((one) => one.name === name)?.address ?? this.host.address(source.text);
    this.#known.set(name, address);
    this.#sources.push({ address, source });
    return address;
  }
}

/** Loads and evaluates the main module. The task lasts until the first turn of its evaluation is over. */
class ModuleTask extends Task {
  #loading = true;

  constructor(
    readonly main: string,
    readonly addresses: Addresses,
    readonly host: ScriptHost,
  ) {
    super("module", 0, 0, 0);
  }

  override get more(): boolean {
    return this.#loading;
  }

  override step(): void {
    const { host } = this;
    const begin = host.address(`${BEGIN_HOOK}();`);
    const main = this.addresses.of(this.main);
    defineProperty(host.global, BEGIN_HOOK, hidden(() => this.#loaded()));
    host.hold();
    // Siblings are evaluated in order, so ours begins the turn in which the program's modules run.
    const entry = host.address(`import ${JSON.stringify(begin)};import ${JSON.stringify(main)};`);
    promiseThen(host.importModule(entry), undefined, (error: unknown) => {
      this.#loaded();
      host.thrown(error);
    });
  }

  #loaded(): void {
    if (!this.#loading) return;
    this.#loading = false;
    deleteProperty(this.host.global, BEGIN_HOOK);
    this.host.release();
    this.host.evaluating();
  }
}

/** Defines the function that stands around every import(): the run stands still while the browser loads, and the result comes as a task. */
function installImportHook(addresses: Addresses, host: ScriptHost): void {
  const hook = (loading: Promise<unknown>): Promise<unknown> => {
    const cause = host.cause();
    let settle: { resolve(module: unknown): void; reject(error: unknown): void };
    const promise = new NativePromise((resolve, reject) => {
      settle = { resolve, reject };
    });
    const arrive = (call: () => void, rejected: boolean): void => {
      host.push(new CallTask("module", cause, () => {
        host.settled(promise, rejected);
        call();
      }));
      host.release();
    };
    host.hold();
    promiseThen(loading, (module: unknown) => arrive(() => settle.resolve(module), false), (error: unknown) => arrive(() => settle.reject(error), true));
    return promise;
  };
  const at = (specifier: unknown): unknown => {
    if (typeof specifier !== "string" || specifier[0] !== "." || specifier[1] !== "/") return specifier;
    return addresses.of(stringSlice(specifier, 2));
  };
  const meta = (given: object, name: string): object => {
    defineProperty(given, "url", { value: `${WORLD}/${name}`, writable: true, enumerable: true, configurable: true });
    deleteProperty(given, "resolve");
    return given;
  };
  defineProperty(hook, "at", { value: at });
  defineProperty(hook, "meta", { value: meta });
  defineProperty(host.global, IMPORT_HOOK, { value: hook, writable: false, enumerable: false, configurable: false });
}
