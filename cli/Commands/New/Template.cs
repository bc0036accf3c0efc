using System.Reflection;

namespace Infra.Commands.New;

/// <summary>The beginnings of files, which stand in <c>Templates</c>. <c>$name$</c> in them is replaced by a value.</summary>
internal static class Template
{
    /// <summary>A template with its values.</summary>
    /// <param name="file">The file, without <c>.txt</c>.</param>
    /// <param name="values">The values, by name.</param>
    public static string Fill(string file, params IReadOnlyList<(string Name, string Value)> values) =>
        values.Aggregate(Read($"{file}.txt"), (text, value) => text.Replace($"${value.Name}$", value.Value, StringComparison.Ordinal));

    /// <summary>The text of an embedded file.</summary>
    /// <param name="file">The file.</param>
    public static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Infra.Commands.New.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
