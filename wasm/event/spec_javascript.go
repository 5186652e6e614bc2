// This file holds the rows for what JavaScript does: calls, promises, microtasks, timers and requests.

package event

var promiseID = ArgSpec{Name: "promise", Type: Uint, Doc: "number of the promise, from 1; 0 when there is none to name"}

// javascriptKinds are the rows whose lane is JavaScript, but for timers and requests, which Go may start too.
var javascriptKinds = []Spec{
	{"call", "A function of the user's is entered. Cause: what its caller runs for.", []ArgSpec{
		{Name: "what", Type: Enum, Values: []string{
			"function", "method", "getter", "setter", "constructor", "async", "generator", "asyncgenerator", "module",
		}, Doc: "what kind of function"},
		{Name: "name", Type: Text, Doc: "its name as written, or empty"},
		{Name: "args", Type: Text, Doc: "short preview of the arguments"},
	}},
	{"return", "The function returns. Origin: its call.", []ArgSpec{
		{Name: "value", Type: Text, Doc: "short preview of the result"},
	}},
	{"throw", "An exception leaves the function. Origin: its call.", []ArgSpec{
		{Name: "value", Type: Text, Doc: "short preview of what was thrown, or empty"},
	}},
	{"calls", "Calls of one function in this task that were counted, not recorded.", []ArgSpec{
		{Name: "name", Type: Text, Doc: "the function's name, or empty"},
		{Name: "count", Type: Uint, Doc: "how many calls"},
	}},
	{"suspend", "A function that can be suspended lets go. Origin: its call.", []ArgSpec{
		{Name: "why", Type: Enum, Values: []string{"await", "yield", "delegate", "forawait", "implicit"},
			Doc: "what made it; implicit is a wait that no expression shows"},
		promiseID,
	}},
	{"resume", "It goes on. Cause: what settled the promise, or who asked for the next value; origin: its suspend.", []ArgSpec{
		{Name: "how", Type: Enum, Values: []string{"next", "throw", "unwind"},
			Doc: "with a value, by an exception, or by one of throw and return where it is not known which"},
	}},
	{"promise", "A promise is made, or first seen.", []ArgSpec{
		{Name: "how", Type: Enum, Values: []string{
			"constructor", "async", "then", "resolve", "reject", "withresolvers", "try",
			"all", "allsettled", "any", "race", "unknown",
		}, Doc: "what made it"},
		promiseID,
	}},
	{"then", "A reaction is registered on a promise.", []ArgSpec{
		{Name: "how", Type: Enum, Values: []string{"then", "catch", "finally", "internal"},
			Doc: "by which method; internal is the engine's own, for another promise"},
		promiseID,
		{Name: "derived", Type: Uint, Doc: "number of the promise that the reaction settles"},
	}},
	{"resolve", "A promise is resolved. Origin: its promise event.", []ArgSpec{
		promiseID,
		{Name: "adopted", Type: Uint, Doc: "number of the promise whose outcome it takes, or 0"},
		{Name: "value", Type: Text, Doc: "short preview of the value"},
	}},
	{"reject", "A promise is rejected. Origin: its promise event.", []ArgSpec{
		promiseID,
		{Name: "value", Type: Text, Doc: "short preview of the reason"},
	}},
	{"queue", "queueMicrotask was called.", nil},
	{"microtask", "A callback runs as a microtask. Cause: what made it due; origin: its then or queue.", []ArgSpec{
		{Name: "what", Type: Enum, Values: []string{"then", "catch", "finally", "internal", "queue"}, Doc: "what it is"},
		promiseID,
	}},
	{"microtaskend", "The microtask's callback is over. Origin: its microtask.", []ArgSpec{
		{Name: "how", Type: Enum, Values: []string{"return", "throw"}, Doc: "how it ended"},
		{Name: "promise", Type: Uint, Doc: "number of the promise that its end settles, or 0"},
		{Name: "value", Type: Text, Doc: "short preview of the result or the exception"},
	}},
	{"unhandled", "Nobody handles a rejection. Cause: the rejection.", []ArgSpec{
		promiseID,
		{Name: "value", Type: Text, Doc: "short preview of the reason"},
	}},
	{"handled", "Somebody handles it after all. Origin: its unhandled.", []ArgSpec{promiseID}},
	{"timerset", "A timer starts, in flight until its task begins. Lane: who set it.", []ArgSpec{
		{Name: "api", Type: Enum, Values: []string{"timeout", "interval", "frame", "posttask", "signal", "go"},
			Doc: "what set it; go is the Go runtime's own timer"},
		{Name: "id", Type: Uint, Doc: "number of the timer, from 1"},
		{Name: "delay", Type: Uint, Doc: "ns of virtual time until it is due"},
	}},
	{"timerclear", "A timer is cancelled before it fired. Lane: who cancelled it. Origin: its timerset.", []ArgSpec{
		{Name: "id", Type: Uint, Doc: "number of the timer"},
	}},
	{"post", "A task is queued at once, by a message or another API without a delay.", []ArgSpec{
		{Name: "api", Type: Enum, Values: []string{"message", "posttask", "yield"}, Doc: "what queued it"},
	}},
	{"request", "A request leaves for the simulated world.", []ArgSpec{
		{Name: "id", Type: Uint, Doc: "number of the request, from 1"},
		{Name: "method", Type: Text, Doc: "GET, POST …"},
		{Name: "url", Type: Text, Doc: "path and query"},
	}},
	{"response", "The request is over. Origin: its request.", []ArgSpec{
		{Name: "id", Type: Uint, Doc: "number of the request"},
		{Name: "outcome", Type: Enum, Values: []string{"answered", "failed", "aborted"}, Doc: "how it ended"},
		{Name: "status", Type: Uint, Doc: "HTTP status, or 0"},
	}},
}

// laterKinds are rows that came after the table's first, whatever they are of.
var laterKinds = []Spec{
	{"awaits", "Suspensions of one function in this task that were counted, not recorded.", []ArgSpec{
		{Name: "name", Type: Text, Doc: "the function's name, or empty"},
		{Name: "count", Type: Uint, Doc: "how many suspensions, each with what let it go on"},
	}},
	{"registrations", "Promises made, or reactions or microtasks registered, by one call in this task that were counted, not recorded.", []ArgSpec{
		{Name: "name", Type: Text, Doc: "what is called: then, Promise, queueMicrotask …; empty for reactions of the engine's own"},
		{Name: "count", Type: Uint, Doc: "how many, each with all that comes of it"},
	}},
	{"drawn", "Where several would do, one is drawn from the run's seed. Lane: the goroutine that goes on with it. Position: the user's line, none for turn; for number the line that drew it. Cause: what it runs for, or what made it runnable.", []ArgSpec{
		{Name: "what", Type: Enum, Values: []string{"case", "start", "turn", "number"},
			Doc: "which of a select's cases that can go on it takes; where in a map its range begins; in a shuffled scheduler, which runnable goroutine gets the thread; or the latest random number of a goroutine that sleeps now, told here as programs draw millions"},
		{Name: "of", Type: Uint, Doc: "from how many: cases that can go on, elements of the map, runnable goroutines, the runtime's own apart; 0 for a number"},
	}},
}
