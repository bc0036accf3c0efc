using System.CommandLine;

var root = new RootCommand("Typed infrastructure for Kubernetes platforms.");
return root.Parse(args).Invoke();
