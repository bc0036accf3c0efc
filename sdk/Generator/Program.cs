using Infra.Sdk.Generator;

if (args is not [var facts, var output, var byHand])
{
    Console.Error.WriteLine(
        "usage: Generator FACTS OUTPUT-FOLDER FOLDER-OF-SOURCES-BY-HAND\nFACTS.names lists the package's types, FACTS.json says what is known of them.");
    return 2;
}

Directory.CreateDirectory(output);
var declared = new HashSet<string>(
    Directory.EnumerateFiles(byHand, "*.cs", SearchOption.AllDirectories).SelectMany(f => TypeNames.DeclaredIn(File.ReadAllText(f))));
if (File.Exists(facts + ".json"))
{
    foreach (var (file, source) in PackageWriter.Write(Package.Read(facts + ".json")))
    {
        File.WriteAllText(Path.Combine(output, file), source);
        declared.UnionWith(TypeNames.DeclaredIn(source));
    }
}

var names = TypeNames.Read(facts + ".names").ToList();

// A namespace that is not listed at all (nested types of AWS) says nothing about what is in it.
var listed = names.Select(n => n.Namespace).ToHashSet();
var unlisted = declared.Except(names.Select(n => n.Key)).Where(key => listed.Contains(Names.Namespace(key))).Order().ToList();
if (unlisted.Count > 0)
{
    // As MSBuild wants an error to look.
    Console.Error.WriteLine(
        $"{facts}.names : error SDK0001: {string.Join(", ", unlisted)} not listed: the real package has no such type, or the list is not whole.");
    return 1;
}

File.WriteAllText(Path.Combine(output, "Names.cs"), NameWriter.Write(names.Where(n => !declared.Contains(n.Key))));
return 0;
