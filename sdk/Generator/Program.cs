using Infra.Sdk.Generator;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: Generator FACTS.json OUTPUT-FOLDER");
    return 2;
}

var package = Package.Read(args[0]);
Directory.CreateDirectory(args[1]);
foreach (var (file, source) in PackageWriter.Write(package))
    File.WriteAllText(Path.Combine(args[1], file), source);
return 0;
