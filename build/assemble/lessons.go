// The examples as files of the site, with their Go compiled ahead.

package assemble

func (builder *Builder) lessons() (tree, error) { return tree{}, nil }
