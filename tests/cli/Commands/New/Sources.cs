using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Tests.Commands.New;

/// <summary>Compiles C# as the projects of this repository are compiled: with warnings as errors, and documentation that is read.</summary>
internal static class Sources
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>The C# files of a folder, by path.</summary>
    public static Dictionary<string, string> In(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).ToDictionary(path => path, File.ReadAllText);

    /// <summary>What the compiler says about files. Empty where all is right.</summary>
    /// <param name="files">The files, by path.</param>
    /// <param name="without">The name of an assembly that is not referenced, because the files are its own.</param>
    public static IReadOnlyList<string> Errors(IReadOnlyDictionary<string, string> files, string? without = null) =>
        [.. Compilation(files, without).GetDiagnostics().Where(IsError).Select(error => error.ToString())];

    /// <summary>Compiles files, and fails with what the compiler says.</summary>
    /// <param name="files">The files, by path.</param>
    public static void Compile(IReadOnlyDictionary<string, string> files) => FailWith(Errors(files));

    /// <summary>Compiles files and loads the result.</summary>
    /// <param name="files">The files, by path.</param>
    /// <param name="without">The name of an assembly that is not referenced, because the files are its own.</param>
    public static Assembly Load(IReadOnlyDictionary<string, string> files, string? without = null)
    {
        using var stream = new MemoryStream();
        var result = Compilation(files, without).Emit(stream);
        FailWith([.. result.Diagnostics.Where(IsError).Select(error => error.ToString())]);
        return Assembly.Load(stream.ToArray());
    }

    private static void FailWith(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
            Assert.Fail(string.Join('\n', errors));
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private static CSharpCompilation Compilation(IReadOnlyDictionary<string, string> files, string? without) => CSharpCompilation.Create(
        $"compiled-{Guid.NewGuid():N}",
        [
            .. files.Select(file => CSharpSyntaxTree.ParseText(file.Value, s_parse, file.Key)),
            CSharpSyntaxTree.ParseText(ImplicitUsings, s_parse),
        ],
        s_references.Where(reference => without is null || Path.GetFileNameWithoutExtension(reference.Display) != without),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            // As in stacks/Stacks.csproj; and the framework has newer assemblies than some packages were built for.
            .WithSpecificDiagnosticOptions([
                new("CS8524", ReportDiagnostic.Suppress),
                new("CS1701", ReportDiagnostic.Suppress),
                new("CS1702", ReportDiagnostic.Suppress),
            ]));
}
