// This file holds the rows for what Go does: goroutines, channels and calls across the border.

package event

var (
	channelID  = ArgSpec{Name: "ch", Type: Uint, Doc: "number of the channel, from 1; 0 is nil"}
	channelLen = ArgSpec{Name: "len", Type: Uint, Doc: "values in the buffer afterwards"}
	funcID     = ArgSpec{Name: "func", Type: Uint, Doc: "number of the js.Func, from 1"}
)

// goKinds are the rows whose lane is a goroutine, but for gocall and goreturn, whose lane is JavaScript.
var goKinds = []Spec{
	{"gonew", "A goroutine is created; this declares its lane. Position: the go statement. Cause: what its creator runs for.", []ArgSpec{
		{Name: "parent", Type: Uint, Doc: "the goroutine that created it, or 0"},
		{Name: "fn", Type: Text, Doc: "the function it runs"},
		{Name: "role", Type: Enum, Values: []string{"user", "system", "event"},
			Doc: "whose it is; event runs what JavaScript calls"},
	}},
	{"gorun", "The goroutine gets the thread. Cause: what made it runnable.", nil},
	{"gowait", "It waits and lets go of the thread. Position: the user's line.", []ArgSpec{
		{Name: "reason", Type: Text, Doc: "what for, in the runtime's own words"},
		{Name: "ns", Type: Uint, Doc: "how long it asked to sleep, or 0"},
	}},
	{"gowake", "It is runnable again. Position: the line that woke it. Cause: the send, receive or close that ended its wait, else what its waker runs for, else the task in which its time was up; for one that handles a call from JavaScript, the event after which no other could run. Origin: its gowait.", []ArgSpec{
		{Name: "by", Type: Uint, Doc: "the goroutine that woke it, or 0"},
	}},
	{"goyield", "It lets go of the thread and stays runnable. Position: the user's line.", nil},
	{"goend", "It is over.", nil},
	{"gopanic", "It panics; a panic that is recovered too. Position: the line that does.", []ArgSpec{
		{Name: "value", Type: Text, Doc: "short preview of the panic's value"},
	}},
	{"chanmake", "A channel is made by the user's code, or one that a library has made first comes to it. Channels that only libraries use are not told of.", []ArgSpec{
		channelID,
		{Name: "cap", Type: Uint, Doc: "size of its buffer"},
		{Name: "elem", Type: Text, Doc: "type of its elements"},
	}},
	{"chansend", "A value is sent, or offered while the sender waits; a select that waits offers in every case. On JavaScript's lane: by a timer of Go's. Cause: what the sender runs for.", []ArgSpec{
		channelID, channelLen,
		{Name: "how", Type: Enum, Values: []string{"handed", "buffered", "waits"},
			Doc: "to a waiting receiver, into the buffer, or not yet: the sender waits"},
		{Name: "value", Type: Text, Doc: "preview of a basic value, else empty"},
	}},
	{"chanrecv", "A value is received, or asked for while the receiver waits; a select that waits asks in every case. Cause: the send or close that it comes from.", []ArgSpec{
		channelID, channelLen,
		{Name: "how", Type: Enum, Values: []string{"taken", "buffered", "handed", "closed", "waits"},
			Doc: "from a waiting sender, from the buffer, by a sender while it waited, from a closed channel, or not yet"},
		{Name: "value", Type: Text, Doc: "preview of a basic value, else empty"},
	}},
	{"chanclose", "A channel is closed.", []ArgSpec{channelID}},
	{"select", "A select statement in the user's code has chosen.", []ArgSpec{
		{Name: "cases", Type: Uint, Doc: "cases it had, without default"},
		{Name: "chosen", Type: Int, Doc: "the case chosen, from 0: first the sends, then the receives, each in source order; -1 is default"},
	}},
	{"jscall", "The user's Go code, or a library for it, calls JavaScript. Position: the user's line.", []ArgSpec{
		{Name: "name", Type: Text, Doc: "what is called, as far as it has a name"},
		{Name: "args", Type: Text, Doc: "short preview of the arguments"},
	}},
	{"jsreturn", "JavaScript returns to Go. Cause and origin: its jscall.", []ArgSpec{
		{Name: "how", Type: Enum, Values: []string{"value", "threw"}, Doc: "how it came back"},
		{Name: "value", Type: Text, Doc: "short preview of the result or the exception"},
	}},
	{"gocall", "JavaScript calls a js.Func. Cause: what JavaScript runs for; origin: its funcof.", []ArgSpec{
		funcID,
		{Name: "args", Type: Text, Doc: "short preview of the arguments"},
	}},
	{"goreturn", "The js.Func returns to JavaScript, when no other goroutine can run. Cause: what its goroutine runs for by then; origin: its gocall.", []ArgSpec{
		{Name: "value", Type: Text, Doc: "short preview of the result"},
	}},
	{"funcof", "The user's code, or a library for it, makes a js.Func.", []ArgSpec{funcID}},
	{"funcrelease", "A js.Func is released. Origin: its funcof.", []ArgSpec{funcID}},
}
