using Infra.Wording;
using Spectre.Console.Rendering;

namespace Infra.Terminal;

/// <summary>Content with the characters that control a terminal taken out of its texts. Colours are no part of these.</summary>
internal sealed class PrintableContent(IRenderable content) : Renderable
{
    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth) => content.Measure(options, maxWidth);

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => content.Render(options, maxWidth)
        .Select(segment => segment.IsControlCode
        || segment.IsLineBreak ? segment : new Segment(Printable.Lines(segment.Text), segment.Style));
}
